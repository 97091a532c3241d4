//! Asks other servers over HTTPS, within limits: of time, of size, and of where it goes.
//!
//! Deliberately absent: following redirects, cookies, proxies of the environment, and plain HTTP to anywhere but this
//! machine.

mod error;
mod fetcher;

pub use error::Error;
pub use fetcher::Fetcher;

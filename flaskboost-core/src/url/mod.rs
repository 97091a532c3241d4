//! Named routes: which path a name stands for, and the way back from a name and its parameters to a path.

mod error;
mod pattern;
mod url_map;

pub use error::UrlError;
pub use url_map::UrlMap;

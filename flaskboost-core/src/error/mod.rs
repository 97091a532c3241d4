//! The one error a handler returns: a status, a stable code, a public message and a boxed cause.
//!
//! This floor knows nobody. Each floor above converts its own error enum into [`Error`], with the status and the
//! code written beside the enum.

#[expect(clippy::module_inception, reason = "the noun of this floor is the error itself")]
mod error;
mod problem;
mod response;
mod stock;

pub use error::{BoxError, Error, Result};
pub use problem::Problem;
pub use response::Report;

//! What an app provides to its own handlers and jobs, one thing of each type.

mod service;
#[expect(clippy::module_inception, reason = "the noun of this floor is the map itself")]
mod services;

pub use service::Service;
pub use services::Services;

//! Where requests meet functions: routes with names, what handlers take, and what they answer.

mod part;
mod path;
mod query;
mod redirect;
mod reply;
mod route;
mod routes;
mod service;

pub use path::Path;
pub use query::Query;
pub use redirect::{Redirect, Redirector, follow_redirects};
pub use reply::{Replies, Reply};
pub use routes::{RouteFacts, Routes, Wiring};
pub use service::{Service, Services};

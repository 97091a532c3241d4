//! Where requests meet functions: routes with names, what handlers take, and what they answer.

mod author;
mod events;
mod part;
mod path;
mod query;
mod redirect;
mod reply;
mod route;
mod routes;
mod service;
#[cfg(feature = "sockets")]
mod socket;

pub use crate::services::{Service, Services};
#[cfg(feature = "accounts")]
pub(crate) use author::author_of;
pub use events::{Event, Events};
pub use path::Path;
pub use query::Query;
pub use redirect::{Redirect, Redirector, follow_redirects};
pub use reply::{Replies, Reply};
pub use routes::{RouteFacts, Routes, Wiring};
#[cfg(feature = "sockets")]
pub use socket::{Message, Socket, Upgrade};

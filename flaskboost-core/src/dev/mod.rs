//! What a developer looks at while building: the captured mails, the routes, and pages that reload by themselves.
//!
//! The tools cannot be mounted in production: [`DevTools::open`] gives none there, and there is no other way to
//! their routes. Captured mails hold links that open accounts, so outside production too they answer only a browser
//! on this machine that asked for this machine by name; to everybody else there is no such page.

mod controllers;
mod local;
mod routes;
mod stream;
mod tools;
mod views;

pub use routes::routes;
pub use tools::{DevTools, Stamp};

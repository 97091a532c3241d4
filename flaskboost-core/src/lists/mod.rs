//! The pages on which people leave a list of mails.
//!
//! No log-in and no cookie is asked for: the link itself, which only the mail has, says who leaves which list. `GET` shows
//! a button and changes nothing, since programs open links in mails; `POST` takes the person off, from the button or
//! from the mail program itself (RFC 8058).

mod controllers;
mod routes;
mod views;

pub use routes::routes;

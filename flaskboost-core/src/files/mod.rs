//! Gives stored files to those who have a link: `/files/{ticket}`.
//!
//! A ticket is signed and ends; see [`Storage::link`](crate::storage::Storage::link). Who gets one is for the page to
//! decide that shows it. A file can run nothing on the site: it is offered to be saved, unless it is an image, a sound or
//! a film that the link lets be shown, and it has a content security policy of its own.

mod byte_range;
mod routes;
mod show;

pub use routes::routes;

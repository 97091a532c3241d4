//! Shelves, which everybody may add to, and notes, which belong to one person each.

mod migrations;
mod note;
mod roles;
mod shelf;

pub(crate) use migrations::migrations;
pub(crate) use note::{Model as Note, NewNote};
pub(crate) use roles::roles;
pub(crate) use shelf::{Model as Shelf, NewShelf};

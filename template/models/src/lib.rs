//! What the app knows and what it can do: the only crate, besides the migrations, that speaks to the database.
//!
//! The entities are private on purpose: a controller asks a model a question by name and cannot put one together.

mod note;
mod note_form;
mod roles;
mod seed;

pub use note::Model as Note;
pub use note_form::NoteForm;
pub use roles::{MODERATOR, roles};
pub use seed::{DEMO_EMAIL, DEMO_PASSWORD, DEMO_USERS, seed};

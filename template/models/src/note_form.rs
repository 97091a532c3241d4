//! What somebody types to write or change a note.

use flaskboost::form::Form;

use crate::note;

/// A note as a form: lengths and what must not stay empty come from the columns of the table.
#[derive(Clone, Debug, Form)]
#[form(columns = note::Column)]
pub struct NoteForm {
    /// What it is about.
    #[field(label = "Title", autofocus)]
    pub title: String,
    /// What it says.
    #[field(label = "Text", widget = "textarea", rows = 8, max_len = 20_000)]
    pub body: String,
}

impl From<note::Model> for NoteForm {
    fn from(note: note::Model) -> Self {
        Self { title: note.title, body: note.body }
    }
}

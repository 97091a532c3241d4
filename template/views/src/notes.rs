//! Notes: all of them, one of them, a new one, a changed one.

use flaskboost::form::Form;
use flaskboost::model::Page;
use flaskboost::view::View;
use models::{Note, NoteForm};
use serde::Serialize;

/// One page of the notes that somebody may see.
#[derive(Default, Serialize, View)]
#[view("notes/index.html", json)]
pub struct Index {
    /// The notes, newest first.
    pub notes: Page<Note>,
}

/// One note.
#[derive(Default, Serialize, View)]
#[view("notes/show.html", json)]
pub struct Show {
    /// The note.
    pub note: Note,
    /// Whether whoever looks may change it.
    pub may_edit: bool,
    /// Whether whoever looks may delete it.
    pub may_delete: bool,
}

/// The form for a new note.
#[derive(Default, Serialize, View)]
#[view("notes/new.html")]
pub struct New {
    /// The form.
    pub form: Form<NoteForm>,
}

/// The form that changes a note.
#[derive(Default, Serialize, View)]
#[view("notes/edit.html")]
pub struct Edit {
    /// The number of the note.
    pub id: i64,
    /// The form.
    pub form: Form<NoteForm>,
}

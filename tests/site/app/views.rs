//! The pages: data, and the name of the template that draws it.

use flaskboost::prelude::*;
use serde::Serialize;

use super::models::{NewNote, NewShelf, Note, Shelf};

#[derive(Default, Serialize, View)]
#[view("home.html")]
pub(crate) struct Home {}

#[derive(Default, Serialize, View)]
#[view("shelves/index.html", json)]
pub(crate) struct Shelves {
    pub(crate) shelves: Page<Shelf>,
}

#[derive(Default, Serialize, View)]
#[view("shelves/new.html")]
pub(crate) struct AddShelf {
    pub(crate) form: Form<NewShelf>,
}

#[derive(Default, Serialize, View)]
#[view("shelves/show.html", json)]
pub(crate) struct ShowShelf {
    pub(crate) shelf: Shelf,
}

#[derive(Default, Serialize, View)]
#[view("notes/index.html", json)]
pub(crate) struct Notes {
    pub(crate) notes: Page<Note>,
}

#[derive(Default, Serialize, View)]
#[view("notes/new.html")]
pub(crate) struct AddNote {
    pub(crate) form: Form<NewNote>,
}

#[derive(Default, Serialize, View)]
#[view("notes/show.html", json)]
pub(crate) struct ShowNote {
    pub(crate) note: Note,
}

#[derive(Default, Serialize, View)]
#[view("notes/edit.html")]
pub(crate) struct EditNote {
    pub(crate) id: i64,
    pub(crate) form: Form<NewNote>,
}

#[derive(Default, Serialize, View)]
#[view("files/new.html")]
pub(crate) struct AddFile {
    pub(crate) form: Form<NewFile>,
}

/// What somebody sends to hand in a file.
#[derive(Form)]
pub(crate) struct NewFile {
    #[field(label = "File", accept = ".txt", max_len = 20000)]
    pub(crate) file: Upload,
}

#[derive(Default, Serialize, View)]
#[view("staff/show.html")]
pub(crate) struct Staff {
    pub(crate) notes: u64,
}

#[derive(Default, Serialize, View)]
#[view("marks/index.html", json)]
pub(crate) struct Marks {
    pub(crate) names: Vec<String>,
}

/// A page that cannot be drawn; without a default value, so that the boot checks do not try it.
#[derive(Serialize, View)]
#[view("faults/template.html")]
pub(crate) struct Undrawable {
    pub(crate) colour: String,
}

//! Files that members hand in.

use flaskboost::prelude::*;

use crate::app::views;

pub(crate) async fn new() -> views::AddFile {
    views::AddFile::default()
}

pub(crate) async fn create(form: Form<views::NewFile>) -> Reply {
    match form.check() {
        Ok(new) => {
            let text = format!("Got {} bytes of {}.", new.file.bytes.len(), new.file.file_name);
            Redirect::to("files.new").flash(text).into()
        }
        Err(form) => views::AddFile { form }.invalid(),
    }
}

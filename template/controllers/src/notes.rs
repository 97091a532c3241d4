//! Notes: to write, to read, to change, to delete. Everybody sees their own only.

use flaskboost::auth::CurrentUser;
use flaskboost::clock::Clock;
use flaskboost::controller::{Path, Redirect, Replies, Reply};
use flaskboost::db::Db;
use flaskboost::error::Result;
use flaskboost::form::Form;
use flaskboost::model::PageNumber;
use models::{Note, NoteForm};
use views::notes;

/// Lists the notes, a page at a time.
pub(crate) async fn index(db: Db, user: CurrentUser, page: PageNumber) -> Result<notes::Index> {
    Ok(notes::Index { notes: Note::page_of(&db, user.id(), page).await? })
}

/// Shows one note.
pub(crate) async fn show(db: Db, user: CurrentUser, Path(id): Path<i64>) -> Result<notes::Show> {
    Ok(notes::Show { note: Note::find_for(&db, user.id(), id).await? })
}

/// Shows the form for a new note.
pub(crate) async fn new() -> notes::New {
    notes::New::default()
}

/// Writes a note.
pub(crate) async fn create(db: Db, user: CurrentUser, clock: Clock, form: Form<NoteForm>) -> Result<Reply> {
    match form.save(async |input| Note::create(&db, user.id(), input, clock.now()).await).await? {
        Ok(note) => Ok(Redirect::to("notes.show").with("id", note.id).flash("The note is written.").into()),
        Err(form) => Ok(notes::New { form }.invalid()),
    }
}

/// Shows the form that changes a note.
pub(crate) async fn edit(db: Db, user: CurrentUser, Path(id): Path<i64>) -> Result<notes::Edit> {
    let note = Note::find_for(&db, user.id(), id).await?;
    Ok(notes::Edit { id, form: Form::fill(&NoteForm::from(note)) })
}

/// Changes a note.
pub(crate) async fn update(db: Db, user: CurrentUser, Path(id): Path<i64>, form: Form<NoteForm>) -> Result<Reply> {
    let note = Note::find_for(&db, user.id(), id).await?;
    match form.save(async |input| note.update(&db, input).await).await? {
        Ok(_) => Ok(Redirect::to("notes.show").with("id", id).flash("The note is changed.").into()),
        Err(form) => Ok(notes::Edit { id, form }.invalid()),
    }
}

/// Deletes a note.
pub(crate) async fn delete(db: Db, user: CurrentUser, Path(id): Path<i64>) -> Result<Redirect> {
    Note::delete(&db, user.id(), id).await?;
    Ok(Redirect::to("notes.index").flash("The note is gone."))
}

//! Notes: to write, to read, to change, to delete. Whose notes, the policy of the model says.

use flaskboost::auth::{Action, Actor, CurrentUser};
use flaskboost::clock::Clock;
use flaskboost::controller::{Path, Redirect, Replies, Reply};
use flaskboost::db::Db;
use flaskboost::error::Result;
use flaskboost::form::Form;
use flaskboost::model::PageNumber;
use flaskboost::policy::Policy;
use models::{Note, NoteForm};
use views::notes;

/// Lists the notes, a page at a time.
pub(crate) async fn index(db: Db, actor: Actor, page: PageNumber) -> Result<notes::Index> {
    Ok(notes::Index { notes: Note::page(&db, &actor, page).await? })
}

/// Shows one note.
pub(crate) async fn show(db: Db, actor: Actor, Path(id): Path<i64>) -> Result<notes::Show> {
    let note = Note::find_for(&db, &actor, Action::VIEW, id).await?;
    let (may_edit, may_delete) = (note.may(&actor, Action::EDIT), note.may(&actor, Action::DELETE));
    Ok(notes::Show { note, may_edit, may_delete })
}

/// Shows the form for a new note.
pub(crate) async fn new() -> notes::New {
    notes::New::default()
}

/// Writes a note.
pub(crate) async fn create(db: Db, user: CurrentUser, clock: Clock, form: Form<NoteForm>) -> Result<Reply> {
    let create = async |input| db.transaction(async |tx| Note::create(tx, user.id(), input, clock.now()).await).await;
    match form.save(create).await? {
        Ok(note) => Ok(Redirect::to("notes.show").with("id", note.id).flash("The note is written.").into()),
        Err(form) => Ok(notes::New { form }.invalid()),
    }
}

/// Shows the form that changes a note.
pub(crate) async fn edit(db: Db, actor: Actor, Path(id): Path<i64>) -> Result<notes::Edit> {
    let note = Note::find_for(&db, &actor, Action::EDIT, id).await?;
    Ok(notes::Edit { id, form: Form::fill(&NoteForm::from(note)) })
}

/// Changes a note.
pub(crate) async fn update(db: Db, actor: Actor, Path(id): Path<i64>, form: Form<NoteForm>) -> Result<Reply> {
    let note = Note::find_for(&db, &actor, Action::EDIT, id).await?;
    match form.save(async |input| db.transaction(async |tx| note.update(tx, input).await).await).await? {
        Ok(_) => Ok(Redirect::to("notes.show").with("id", id).flash("The note is changed.").into()),
        Err(form) => Ok(notes::Edit { id, form }.invalid()),
    }
}

/// Deletes a note.
pub(crate) async fn delete(db: Db, actor: Actor, Path(id): Path<i64>) -> Result<Redirect> {
    let note = Note::find_for(&db, &actor, Action::DELETE, id).await?;
    db.transaction(async |tx| note.delete(tx).await).await?;
    Ok(Redirect::to("notes.index").flash("The note is gone."))
}

//! The notes of whoever is logged in.

use flaskboost::prelude::*;

use crate::app::models::{NewNote, Note};
use crate::app::views;

pub(crate) async fn index(db: Db, user: CurrentUser, number: PageNumber) -> Result<views::Notes> {
    Ok(views::Notes { notes: Note::page(&db, user.id(), number).await? })
}

pub(crate) async fn new() -> views::AddNote {
    views::AddNote::default()
}

pub(crate) async fn create(db: Db, user: CurrentUser, form: Form<NewNote>) -> Result<Reply> {
    match form.save(async |new| Note::create(&db, user.id(), new).await).await? {
        Ok(note) => Ok(Redirect::to("notes.show").with("id", note.id).flash("Note written.").into()),
        Err(form) => Ok(views::AddNote { form }.invalid()),
    }
}

pub(crate) async fn show(db: Db, user: CurrentUser, Path(id): Path<i64>) -> Result<views::ShowNote> {
    Ok(views::ShowNote { note: Note::find(&db, user.id(), id).await? })
}

pub(crate) async fn edit(db: Db, user: CurrentUser, Path(id): Path<i64>) -> Result<views::EditNote> {
    let note = Note::find(&db, user.id(), id).await?;
    Ok(views::EditNote { id, form: Form::fill(&note.form()) })
}

pub(crate) async fn update(db: Db, user: CurrentUser, Path(id): Path<i64>, form: Form<NewNote>) -> Result<Reply> {
    let note = Note::find(&db, user.id(), id).await?;
    match form.save(async |new| note.update(&db, new).await).await? {
        Ok(note) => Ok(Redirect::to("notes.show").with("id", note.id).flash("Note saved.").into()),
        Err(form) => Ok(views::EditNote { id, form }.invalid()),
    }
}

pub(crate) async fn touch(db: Db, user: CurrentUser, Path(id): Path<i64>) -> Result<Redirect> {
    let note = Note::find(&db, user.id(), id).await?;
    Ok(Redirect::to("notes.show").with("id", note.id))
}

pub(crate) async fn delete(db: Db, user: CurrentUser, Path(id): Path<i64>) -> Result<Redirect> {
    Note::find(&db, user.id(), id).await?.delete(&db).await?;
    Ok(Redirect::to("notes.index").flash("Note deleted."))
}

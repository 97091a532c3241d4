//! Shelves, open to anybody.

use flaskboost::prelude::*;

use crate::app::models::{NewShelf, Shelf};
use crate::app::views;

pub(crate) async fn index(db: Db, number: PageNumber) -> Result<views::Shelves> {
    Ok(views::Shelves { shelves: Shelf::page(&db, number).await? })
}

pub(crate) async fn new() -> views::AddShelf {
    views::AddShelf::default()
}

pub(crate) async fn create(db: Db, form: Form<NewShelf>) -> Result<Reply> {
    match form.save(async |new| Shelf::create(&db, &new.name).await).await? {
        Ok(shelf) => Ok(Redirect::to("shelves.show").with("id", shelf.id).flash("Shelf added.").into()),
        Err(form) => Ok(views::AddShelf { form }.invalid()),
    }
}

pub(crate) async fn show(db: Db, Path(id): Path<i64>) -> Result<views::ShowShelf> {
    Ok(views::ShowShelf { shelf: Shelf::find(&db, id).await? })
}

//! For administrators.

use flaskboost::prelude::*;

use crate::app::models::Note;
use crate::app::views;

pub(crate) async fn show(db: Db) -> Result<views::Staff> {
    Ok(views::Staff { notes: Note::count(&db).await? })
}

pub(crate) async fn tidy() -> Redirect {
    Redirect::to("staff.show").flash("Tidied.")
}

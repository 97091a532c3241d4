//! Runs: to see, to upload, to delete. Everybody sees their own only.

use flaskboost::auth::CurrentUser;
use flaskboost::clock::Clock;
use flaskboost::controller::{Path, Redirect, Replies, Reply};
use flaskboost::db::Db;
use flaskboost::error::Result;
use flaskboost::form::Form;
use flaskboost::model::PageNumber;
use models::{NewRun, Run};
use views::runs;

/// Lists all runs, a page at a time.
pub(crate) async fn index(db: Db, user: CurrentUser, page: PageNumber) -> Result<runs::Index> {
    Ok(runs::Index { runs: Run::page(&db, user.id(), page).await? })
}

/// Shows the form for a new run.
pub(crate) async fn new() -> runs::New {
    runs::New::default()
}

/// Takes a GPX file.
pub(crate) async fn create(db: Db, user: CurrentUser, clock: Clock, form: Form<NewRun>) -> Result<Reply> {
    match form.save(async |input| Run::import(&db, user.id(), input, clock.now()).await).await? {
        Ok(run) => Ok(Redirect::to("runs.show").with("id", run.id).flash("The run is in.").into()),
        Err(form) => Ok(runs::New { form }.invalid()),
    }
}

/// Shows one run.
pub(crate) async fn show(db: Db, user: CurrentUser, Path(id): Path<i64>) -> Result<runs::Show> {
    Ok(runs::Show { run: Run::find_for(&db, user.id(), id).await? })
}

/// Deletes one run.
pub(crate) async fn delete(db: Db, user: CurrentUser, Path(id): Path<i64>) -> Result<Redirect> {
    Run::delete(&db, user.id(), id).await?;
    Ok(Redirect::to("runs.index").flash("The run is gone."))
}

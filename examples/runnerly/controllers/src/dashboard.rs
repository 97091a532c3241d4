//! The dashboard.

use flaskboost::auth::CurrentUser;
use flaskboost::clock::Clock;
use flaskboost::db::Db;
use flaskboost::error::Result;
use models::{Race, Run, Totals};
use views::dashboard;

/// Shows the last runs, the totals and the races ahead.
pub(crate) async fn show(db: Db, user: CurrentUser, clock: Clock) -> Result<dashboard::Show> {
    let now = clock.now();
    Ok(dashboard::Show {
        runs: Run::recent(&db, user.id()).await?,
        totals: Totals::of(&db, user.id(), now).await?,
        races: Race::ahead_of(&db, user.id(), now.date_naive()).await?,
    })
}

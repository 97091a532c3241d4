//! What a new development database holds, so that no page is empty at the first start.

mod course;
mod diary;
mod people;
mod races;

use flaskboost::accounts::User;
use flaskboost::auth::Passwords;
use flaskboost::clock::Clock;
use flaskboost::db::Db;
use flaskboost::error::Result;

/// Fills the database with demo people, runs and races. A second call finds them and changes nothing.
///
/// All of it is made up, and nothing in it is left to chance: only the days follow the clock, so that there are runs
/// this week and races ahead.
///
/// # Errors
///
/// - The database refuses something.
pub async fn seed(db: &Db, passwords: &Passwords, clock: &Clock) -> Result<()> {
    db.transaction(async |tx| {
        if User::find_by_email(tx, people::DEMO).await?.is_some() {
            return Ok(());
        }
        let now = clock.now();
        let mut users = Vec::new();
        for (place, member) in people::MEMBERS.iter().enumerate() {
            let user = member.join(tx, passwords, clock).await?;
            diary::keep(tx, user.id, place, member.runs, now.date_naive()).await?;
            users.push(user);
        }
        let by_email = |email: &str| users.iter().find(|user| user.email == email).map(|user| user.id);
        match by_email(people::ADMIN).zip(by_email(people::DEMO)) {
            Some((admin, demo)) => races::announce(tx, admin, demo, now).await,
            None => Ok(()),
        }
    })
    .await
}

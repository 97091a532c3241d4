//! Runnerly: a site for people who run, and the example to learn FlaskBoost from.

use flaskboost::app::App;

/// The site, assembled: its files, the accounts and the panel, its own tables and pages, and the demo data.
pub fn app() -> App {
    App::new(flaskboost::embed!())
        // The accounts first: the tables of Runnerly refer to theirs.
        .accounts_with_admin(models::desk)
        .migrations(migrations::all)
        .routes(controllers::routes())
        .seed(async |db, seeder| models::seed(db, &seeder.passwords, &seeder.clock).await)
        .demo_login("demo@runnerly.test", "run with me 2026")
        .demo_login("admin@runnerly.test", "run with me 2026")
}

//! The site, assembled.

use flaskboost::app::App;

/// The site: its files, the accounts, its own tables and pages, and the demo data.
pub fn app() -> App {
    App::new(flaskboost::embed!())
        // The accounts first: the notes refer to their users.
        .accounts()
        .migrations(migrations::all)
        .routes(controllers::routes())
        .seed(async |db, seeder| models::seed(db, &seeder.passwords, &seeder.clock).await)
        .demo_login(models::DEMO_EMAIL, models::DEMO_PASSWORD)
}

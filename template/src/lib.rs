//! The site, assembled.

use flaskboost::app::App;

/// The site: its files, the accounts, the panel and roles, its own tables and pages, and the demo data.
pub fn app() -> App {
    let app = App::new(flaskboost::embed!())
        // The accounts first: the notes refer to their users. The panel at /admin shows what the policies allow.
        .accounts_with_admin(|admin| admin.model::<models::Note>())
        .roles(models::roles())
        .migrations(migrations::all)
        .routes(controllers::routes())
        .seed(async |db, seeder| models::seed(db, &seeder.passwords, &seeder.clock).await);
    models::DEMO_USERS.iter().fold(app, |app, (email, _)| app.demo_login(email, models::DEMO_PASSWORD))
}

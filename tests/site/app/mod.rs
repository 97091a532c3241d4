//! A small site of notes on shelves, with a route of every kind that the library has.

mod controllers;
mod letters;
pub(crate) mod models;
mod routes;
mod views;

use flaskboost::app::App;
use flaskboost::http::Assets;

pub(crate) use letters::Digest;

/// The templates and static files of this site.
pub(crate) fn assets() -> Assets {
    flaskboost::embed!("site")
}

/// The site, with its own files or with others, such as a folder with settings that are wrong.
pub(crate) fn site(assets: Assets) -> App {
    furnish(App::new(assets).accounts())
}

/// Everything but the files and the accounts.
pub(crate) fn furnish(app: App) -> App {
    app.migrations(models::migrations)
        .roles(models::roles())
        .letter::<Digest>()
        .routes(routes::all())
        .seed(async |db, _| models::Shelf::plant(db, "Demo").await)
        .demo_login("demo@example.org", "demo password demo")
        .demo_login("second@example.org", "another demo password")
}

//! Where requests meet models and views: every address of Runnerly, and who may go there.

mod dashboard;
mod home;
mod profile;
mod runs;
mod users;

use flaskboost::app::AppState;
use flaskboost::auth::Guard;
use flaskboost::controller::Routes;

/// The routes of the whole site.
pub fn routes() -> Routes<AppState> {
    let members = Routes::new()
        .get("dashboard", "/dashboard", dashboard::show)
        .get("runs.index", "/runs", runs::index)
        .get("runs.new", "/runs/new", runs::new)
        .post("runs.create", "/runs", runs::create)
        .takes_upload()
        .get("runs.show", "/runs/{id}", runs::show)
        .post("runs.delete", "/runs/{id}/delete", runs::delete)
        .get("profile.edit", "/profile", profile::edit)
        .post("profile.update", "/profile", profile::update)
        .get("users.index", "/users", users::index)
        .guard(Guard::LoggedIn);
    let administrators = Routes::new()
        .get("users.new", "/create_user", users::new)
        .post("users.create", "/create_user", users::create)
        .guard(Guard::Admin);
    Routes::new().get("home", "/", home::index).merge(members).merge(administrators)
}

//! Where requests meet models and views: every address of the site, and who may go there.

mod home;
mod notes;

use flaskboost::app::AppState;
use flaskboost::auth::{Guard, Permission};
use flaskboost::controller::Routes;
use models::Note;

/// The routes of the whole site, without those of the accounts.
pub fn routes() -> Routes<AppState> {
    let members = Routes::new()
        .get("notes.index", "/notes", notes::index)
        .get("notes.show", "/notes/{id}", notes::show)
        .get("notes.edit", "/notes/{id}/edit", notes::edit)
        .post("notes.update", "/notes/{id}", notes::update)
        .post("notes.delete", "/notes/{id}/delete", notes::delete)
        .guard(Guard::LoggedIn);
    let writers = Routes::new()
        .get("notes.new", "/notes/new", notes::new)
        .post("notes.create", "/notes", notes::create)
        .guard(Guard::permission(Permission::create::<Note>()));
    Routes::new().get("home", "/", home::index).merge(members).merge(writers)
}

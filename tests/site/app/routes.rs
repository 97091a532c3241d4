//! Every route: open to anybody, for members, for administrators, and those that go wrong on purpose.

use flaskboost::prelude::*;

use super::controllers::{faults, files, home, hooks, live, marks, notes, shelves, staff};

pub(crate) fn all() -> Routes {
    members().merge(administrators()).merge(anybody()).merge(broken())
}

fn anybody() -> Routes {
    Routes::new()
        .get("home", "/", home::index)
        .get("client", "/client", home::client)
        .get("shelves.index", "/shelves", shelves::index)
        .get("shelves.new", "/shelves/new", shelves::new)
        .post("shelves.create", "/shelves", shelves::create)
        .get("shelves.show", "/shelves/{id}", shelves::show)
        .get("live.anybody", "/live/anybody/{count}", live::anybody)
        .get("marks.index", "/marks", marks::index)
        .post("marks.create", "/marks/{name}", marks::create)
        .post("hooks.receive", "/hooks", hooks::receive)
        .without_csrf("the sender signs what it sends")
}

fn members() -> Routes {
    Routes::new()
        .get("notes.index", "/notes", notes::index)
        .get("notes.new", "/notes/new", notes::new)
        .post("notes.create", "/notes", notes::create)
        .get("notes.show", "/notes/{id}", notes::show)
        .get("notes.edit", "/notes/{id}/edit", notes::edit)
        .post("notes.update", "/notes/{id}/edit", notes::update)
        .put("notes.replace", "/notes/{id}", notes::update)
        .patch("notes.touch", "/notes/{id}", notes::touch)
        .delete("notes.remove", "/notes/{id}", notes::delete)
        .post("notes.delete", "/notes/{id}/delete", notes::delete)
        .get("live.events", "/live/events/{count}", live::events)
        .get("live.socket", "/live/socket", live::socket)
        .get("files.new", "/files/new", files::new)
        .post("files.create", "/files", files::create)
        .takes_upload()
        .guard(Guard::LoggedIn)
}

fn administrators() -> Routes {
    Routes::new()
        .get("staff.show", "/staff", staff::show)
        .post("staff.tidy", "/staff/tidy", staff::tidy)
        .guard(Guard::Admin)
}

fn broken() -> Routes {
    Routes::new()
        .get("faults.panic", "/faults/panic", faults::panic)
        .get("faults.error", "/faults/error", faults::error)
        .get("faults.template", "/faults/template", faults::template)
        .get("faults.slow", "/faults/slow/{millis}", faults::slow)
}

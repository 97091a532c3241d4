//! A larger app: thirty more models, each with its table, views, controller and templates.
//!
//! They are copies of the notes of the template under other names, which is what its README tells a user to do.

use crate::Outcome;
use crate::copy::Copy;

/// The files of the notes; `note` in a name becomes the name of the copy.
const FILES: [&str; 8] = [
    "models/src/note.rs",
    "models/src/note_form.rs",
    "migrations/src/create_notes.rs",
    "views/src/notes.rs",
    "controllers/src/notes.rs",
    "templates/notes/index.html",
    "templates/notes/show.html",
    "templates/notes/new.html",
];

/// Adds so many models to an app.
pub(crate) fn add(app: &Copy, count: usize) -> Outcome<()> {
    let mut routes = String::new();
    let mut migrations = String::new();
    for number in 1..=count {
        let (small, large) = (format!("thing{number:02}"), format!("Thing{number:02}"));
        for file in FILES.iter().chain(&["templates/notes/edit.html"]) {
            let text = std::fs::read_to_string(app.folder.join(file))?;
            let text = text.replace("app_0001_", &format!("app_1{number:03}_"));
            app.write(&file.replace("note", &small), &text.replace("note", &small).replace("Note", &large))?;
        }
        app.append(
            "models/src/lib.rs",
            &format!(
                "mod {small};\nmod {small}_form;\npub use {small}::Model as {large};\n\
                 pub use {small}_form::{large}Form;\n"
            ),
        )?;
        app.append("views/src/lib.rs", &format!("pub mod {small}s;\n"))?;
        app.append("controllers/src/lib.rs", &format!("mod {small}s;\n"))?;
        app.append("migrations/src/lib.rs", &format!("mod create_{small}s;\n"))?;
        migrations += &format!(", Box::new(create_{small}s::Step)");
        routes += &routes_of(&small);
    }
    let first = "Box::new(create_notes::Step)";
    app.edit("migrations/src/lib.rs", first, &format!("{first}{migrations}"))?;
    let things = format!("    let things = Routes::new(){routes}\n        .guard(Guard::LoggedIn);\n");
    let page = "    routes().get(\"workshop\"";
    app.edit("controllers/src/lib.rs", page, &format!("{things}    routes().merge(things).get(\"workshop\""))
}

fn routes_of(name: &str) -> String {
    let route = |method: &str, action: &str, path: &str| {
        format!("\n        .{method}(\"{name}s.{action}\", \"/{name}s{path}\", {name}s::{action})")
    };
    [
        route("get", "index", ""),
        route("get", "new", "/new"),
        route("post", "create", ""),
        route("get", "show", "/{id}"),
        route("get", "edit", "/{id}/edit"),
        route("post", "update", "/{id}"),
        route("post", "delete", "/{id}/delete"),
    ]
    .concat()
}

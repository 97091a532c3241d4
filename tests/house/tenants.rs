//! Each foreign crate lives in named rooms of the library, so that it can be replaced by changing those only.

use std::collections::BTreeSet;

use crate::manifests::manifest;
use crate::paths::named_in;
use crate::source::Source;

/// Where each foreign crate lives: a module, or a part of one.
const ROOMS: [(&str, &[&str]); 47] = [
    ("argon2", &["auth"]),
    ("async_nats", &["jobs/nats"]),
    ("async_trait", &["accounts/models", "admin/models", "db", "jobs", "limit", "mailer", "session", "storage"]),
    (
        "axum",
        &[
            "accounts",
            "admin",
            "app",
            "auth",
            "controller",
            "dev",
            "error",
            "fetch",
            "files",
            "form",
            "http",
            "lists",
            "model",
            "session",
            "testing",
            "view",
        ],
    ),
    ("base64", &["accounts/passkeys", "auth", "form", "oauth", "random", "realtime", "seal", "storage"]),
    ("chrono_tz", &["jobs"]),
    ("clap", &["cli"]),
    ("croner", &["jobs"]),
    ("csv", &["admin/models"]),
    ("figment", &["settings"]),
    ("flaskboost_macros", &["", "form", "view"]),
    ("fluent_bundle", &["lexicon"]),
    ("fluent_langneg", &["lexicon"]),
    ("getrandom", &["random"]),
    ("hmac", &["accounts", "admin/models", "db", "form", "limit", "oauth", "storage"]),
    ("html5gum", &["testing"]),
    ("http_body_util", &["storage/place"]),
    ("hyper", &["http"]),
    ("hyper_rustls", &["fetch", "storage/place"]),
    ("hyper_util", &["fetch", "http", "storage/place"]),
    ("image", &["storage/images"]),
    ("imbl", &["realtime"]),
    ("inventory", &["view"]),
    ("lettre", &["mail"]),
    ("mime_guess", &["http", "storage", "testing"]),
    ("oauth2", &["oauth"]),
    ("object_store", &["storage/place"]),
    ("qrcode", &["accounts"]),
    ("redis", &["cache", "jobs/redis", "limit"]),
    ("regex", &["realtime"]),
    ("ring", &["oauth", "seal"]),
    ("rust_decimal", &["form"]),
    ("rustls", &["fetch", "storage/place"]),
    (
        "sea_orm",
        &["accounts/models", "admin/models", "db", "jobs", "limit", "mailer", "model", "policy", "session", "storage"],
    ),
    // The app takes the migrations of whoever uses it, and so names their trait.
    (
        "sea_orm_migration",
        &["accounts/models", "admin/models", "app", "db", "jobs", "limit", "mailer", "session", "storage"],
    ),
    ("sea_query_sqlx", &["db"]),
    ("sha1", &["auth", "realtime"]),
    ("strsim", &["auth", "settings", "url"]),
    ("tera", &["view"]),
    ("totp_rs", &["accounts"]),
    ("tower", &["app", "http", "testing"]),
    ("tower_http", &["app"]),
    ("tracing_subscriber", &["cli", "settings"]),
    ("unic_langid", &["lexicon"]),
    ("unicode_normalization", &["auth"]),
    ("webauthn_rs", &["accounts/passkeys"]),
    ("zxcvbn", &["auth"]),
];

/// Crates that are at home everywhere: plain values, text and time, and what every module needs.
const FREE: [&str; 13] = [
    "bytes",
    "chrono",
    "form_urlencoded",
    "futures_util",
    "hex",
    "http",
    "percent_encoding",
    "serde",
    "serde_json",
    "sha2",
    "thiserror",
    "tokio",
    "tracing",
];

#[test]
fn each_tenant_keeps_to_its_rooms() {
    let offences = offences(&Source::of_crate("flaskboost-core"));
    assert!(offences.is_empty(), "tenants out of their rooms:\n{}", offences.join("\n"));
}

#[test]
fn every_crate_that_the_library_lists_is_a_tenant_or_free_and_is_used() {
    let listed = manifest("flaskboost-core/Cargo.toml")["dependencies"].clone();
    let listed: BTreeSet<String> =
        listed.as_table().into_iter().flat_map(|table| table.keys().map(|name| name.replace('-', "_"))).collect();
    let known: BTreeSet<String> = ROOMS.iter().map(|(name, _)| *name).chain(FREE).map(str::to_owned).collect();
    let used: BTreeSet<String> = Source::of_crate("flaskboost-core")
        .iter()
        .flat_map(named_in)
        .filter_map(|named| named.words.first().cloned())
        .collect();
    let homeless: Vec<&String> = listed.difference(&known).collect();
    let unused: Vec<&String> = listed.difference(&used).collect();
    let gone: Vec<&String> = known.difference(&listed).collect();
    assert!(homeless.is_empty(), "give {homeless:?} rooms in this file, or call them free");
    assert!(unused.is_empty(), "no line of the library uses {unused:?}: take them out of its Cargo.toml");
    assert!(gone.is_empty(), "the library no longer lists {gone:?}: take them out of this file");
}

/// Every use of a tenant outside of its rooms.
fn offences(sources: &[Source]) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources {
        for named in named_in(source) {
            let [tenant, _, ..] = named.words.as_slice() else { continue };
            let Some((_, rooms)) = ROOMS.iter().find(|(name, _)| name == tenant) else { continue };
            let place = named.module.join("/");
            if !rooms.iter().any(|room| is_inside(&place, room)) {
                let rooms = rooms.join(", ");
                let line = format!("{}:{} uses {tenant}, which lives in: {rooms}", source.file, named.line);
                if !found.contains(&line) {
                    found.push(line);
                }
            }
        }
    }
    found
}

/// Whether a module is a room or stands in it; the room "" is the root of the crate only.
fn is_inside(place: &str, room: &str) -> bool {
    match place.strip_prefix(room) {
        _ if room.is_empty() => place.is_empty(),
        Some(rest) => rest.is_empty() || rest.starts_with('/'),
        None => false,
    }
}

#[test]
fn a_planted_tenant_in_another_room_is_refused() {
    for text in [
        "use sea_orm::EntityTrait;",
        "use sea_orm as orm;",
        "fn f(db: &impl sea_orm::ConnectionTrait) {}",
        "#[sea_orm::model] struct S;",
        "fn f() { assert!(matches!(1, sea_orm::ONE)); }",
    ] {
        let found = offences(&[Source::parse("accounts/planted.rs", &["accounts", "planted"], text)]);
        assert_eq!(
            found,
            [
                "accounts/planted.rs:1 uses sea_orm, which lives in: accounts/models, admin/models, db, jobs, limit, mailer, model, policy, session, storage"
            ],
            "{text}"
        );
    }
}

#[test]
fn a_tenant_in_its_room_and_in_tests_is_fine() {
    let text = "use sea_orm::EntityTrait;";
    let at_home = Source::parse("accounts/models/user.rs", &["accounts", "models", "user"], text);
    let in_tests = Source::parse("view/planted.rs", &["view"], "#[cfg(test)] mod tests { use sea_orm::EntityTrait; }");
    let next_door = Source::parse("modelling.rs", &["modelling"], text);
    assert_eq!(offences(&[at_home, in_tests]), Vec::<String>::new());
    assert_eq!(offences(&[next_door]).len(), 1);
}

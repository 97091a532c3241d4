//! The commands of an app, as somebody at a terminal types them.

use std::io::{BufRead, BufReader};
use std::process::Command;

use flaskboost::accounts::User;
use flaskboost::auth::{Permission, Role};
use flaskboost::clock::Clock;
use flaskboost::db::Db;
use flaskboost::db::trail::Trail;
use flaskboost::jobs::{DatabaseEngine, Engine, Envelope, Extras, Priority};
use flaskboost::settings::DatabaseSettings;
use flaskboost::testing::TestDatabase;
use sea_orm::{ConnectionTrait, Statement};

use crate::posts::Post;
use crate::workshop::{Outcome, Workshop, postgres};

/// Every migration, in order.
const MIGRATIONS: [&str; 25] = [
    "flaskboost_0001_create_sessions",
    "flaskboost_0152_remember_sessions",
    "flaskboost_0207_disguise_sessions",
    "flaskboost_0002_create_rate_limits",
    "flaskboost_0003_create_outbox",
    "flaskboost_0026_create_audit_trail",
    "flaskboost_0017_create_job_extras",
    "flaskboost_0018_create_jobs",
    "flaskboost_0019_create_job_schedules",
    "flaskboost_0160_create_stored_files",
    "flaskboost_0101_create_users",
    "flaskboost_0102_create_account_tokens",
    "flaskboost_0103_create_auth_events",
    "flaskboost_0111_create_user_permissions",
    "flaskboost_0120_create_second_factors",
    "flaskboost_0121_create_recovery_codes",
    "flaskboost_0122_create_trusted_devices",
    "flaskboost_0130_create_identities",
    "flaskboost_0140_create_api_tokens",
    "flaskboost_0141_create_api_refresh_tokens",
    "flaskboost_0150_create_passkeys",
    "flaskboost_0151_create_account_codes",
    "flaskboost_0170_create_mail_suppressions",
    "site_0001_create_shelves",
    "site_0002_create_notes",
];

#[test]
fn migrate_applies_what_is_pending_once_and_status_tells_it() {
    let workshop = Workshop::new();
    let status = |mark: &str| MIGRATIONS.map(|name| format!("{mark}  {name}")).join("\n") + "\n";
    assert_eq!(workshop.run(&["migrate", "--status"], &[]).assert_done().out, status("pending"));
    let done = workshop.run(&["migrate"], &[]);
    assert!(done.assert_done().out.starts_with(&status("applied")), "{done:?}");
    assert_eq!(workshop.run(&["migrate", "--status"], &[]).assert_done().out, status("applied"));
    assert!(workshop.run(&["migrate"], &[]).assert_done().out.contains("is up to date"));
    workshop.run(&["migrate", "--down", "1"], &[]).assert_done();
    let out = workshop.run(&["migrate", "--status"], &[]).assert_done().out.clone();
    assert!(out.contains("pending  site_0002_create_notes") && out.contains("applied  site_0001"), "{out}");
    let done = workshop.run(&["migrate"], &[]);
    assert!(done.assert_done().out.starts_with("applied  site_0002_create_notes\n"), "{done:?}");
}

/// Four processes migrate one new database; each migration is applied by one of them.
fn migrate_by_four(workshop: &Workshop, url: &str) {
    let processes = [(); 4].map(|()| workshop.start(&["migrate"], &[("DATABASE_URL", url)]));
    let outcomes = processes.map(Outcome::of);
    let mut applied: Vec<String> = Vec::new();
    for outcome in &outcomes {
        outcome.assert_done();
        applied.extend(outcome.out.lines().filter_map(|line| line.strip_prefix("applied  ").map(str::to_owned)));
    }
    applied.sort();
    let mut expected = MIGRATIONS;
    expected.sort_unstable();
    assert_eq!(applied, expected, "{outcomes:?}");
    workshop.run(&["check"], &[("DATABASE_URL", url)]).assert_done();
}

#[test]
fn of_four_processes_that_migrate_one_sqlite_file_each_step_is_applied_once() {
    let workshop = Workshop::new();
    for round in 0..3 {
        migrate_by_four(&workshop, &workshop.sqlite(&format!("{round}.sqlite")));
    }
}

#[tokio::test]
async fn of_four_processes_that_migrate_one_postgres_database_each_step_is_applied_once() {
    let Some(server) = postgres().await else { return };
    let workshop = Workshop::new();
    for _ in 0..3 {
        let database = TestDatabase::create_beside(Some(&server)).await.unwrap();
        migrate_by_four(&workshop, database.url());
    }
}

#[test]
fn routes_lists_method_pattern_name_and_who_may_pass() {
    let out = Workshop::new().run(&["routes"], &[]).assert_done().out.clone();
    let rows: Vec<Vec<&str>> =
        out.lines().map(|line| line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect()).collect();
    assert_eq!(rows[0], ["METHOD", "PATTERN", "NAME", "WHO"]);
    for row in [
        ["GET", "/", "home", "anybody"],
        ["POST", "/login", "accounts.authenticate", "logged out"],
        ["DELETE", "/notes/{id}", "notes.remove", "logged in"],
        ["POST", "/staff/tidy", "staff.tidy", "administrators"],
    ] {
        assert!(rows.contains(&row.to_vec()), "{row:?} is not in {out}");
    }
}

#[test]
fn roles_lists_what_stands_below_each_and_what_each_may_do() {
    let out = Workshop::new().run(&["roles"], &[]).assert_done().out.clone();
    let rows: Vec<Vec<&str>> =
        out.lines().map(|line| line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect()).collect();
    assert_eq!(rows[0], ["ROLE", "ABOVE", "MAY"]);
    for row in [
        ["user", "-", "shelves.create"],
        ["service", "user", "-"],
        ["admin", "service", "everything"],
        ["librarian", "user", "shelves.edit"],
    ] {
        assert!(rows.contains(&row.to_vec()), "{row:?} is not in {out}");
    }
    assert!(out.contains("What may be granted: shelves.create, shelves.delete, shelves.edit"), "{out}");
}

#[test]
fn people_are_given_roles_and_permissions_and_lose_them() {
    let workshop = Workshop::new();
    workshop.run(&["migrate"], &[]).assert_done();
    let made = ["user", "create", "ann@example.org", "--role", "librarian"];
    workshop.run_with(&made, &[], "a good long password").assert_done();
    let line = || {
        let list = workshop.run(&["user", "list"], &[]).assert_done().out.clone();
        list.lines().find(|line| line.contains("ann@example.org")).expect("Ann").to_owned()
    };
    assert!(line().contains("active  librarian  -"), "{}", line());
    let user = |arguments: &[&str]| workshop.run(&[&["user"], arguments].concat(), &[]);
    let wrong = user(&["promote", "ann@example.org", "--role", "libarian"]);
    wrong.assert_refused("the role `libarian` is not declared, did you mean `librarian`?");
    user(&["demote", "ann@example.org"]).assert_done();
    for _ in 0..2 {
        user(&["grant", "ann@example.org", "shelves.delete"]).assert_done();
    }
    assert!(line().contains("active  user  shelves.delete"), "{}", line());
    let wrong = user(&["grant", "ann@example.org", "shelves.delet"]);
    wrong.assert_refused("the permission `shelves.delet` is not declared, did you mean `shelves.delete`?");
    user(&["grant", "nobody@example.org", "shelves.delete"]).assert_refused("nobody has the address");
    user(&["revoke", "ann@example.org", "shelves.delete"]).assert_done();
    user(&["revoke", "ann@example.org", "shelves.delete"]).assert_refused("was not granted to ann@example.org");
    assert!(line().contains("active  user  -"), "{}", line());
    assert_eq!(user(&["create", "eve@example.org", "--admin", "--role", "user"]).code, Some(2));
}

#[test]
fn the_last_administrator_stays_one() {
    let workshop = Workshop::new();
    workshop.run(&["migrate"], &[]).assert_done();
    let user = |arguments: &[&str]| workshop.run(&[&["user"], arguments].concat(), &[]);
    for email in ["root@example.org", "ann@example.org"] {
        workshop.run_with(&["user", "create", email, "--admin"], &[], "a good long password").assert_done();
    }
    user(&["deactivate", "ann@example.org"]).assert_done();
    let why = "This is the last administrator of the site.";
    user(&["demote", "root@example.org"]).assert_refused(why);
    user(&["promote", "root@example.org", "--role", "librarian"]).assert_refused(why);
    user(&["deactivate", "root@example.org"]).assert_refused(why);
    user(&["promote", "root@example.org", "--role", "admin"]).assert_done();
    workshop.run_with(&["user", "create", "eve@example.org", "--admin"], &[], "a good long password").assert_done();
    user(&["demote", "root@example.org"]).assert_done();
    user(&["demote", "eve@example.org"]).assert_refused(why);
}

#[test]
fn check_tells_all_that_is_wrong_and_changes_nothing() {
    let workshop = Workshop::new();
    workshop.run(&["check"], &[]).assert_refused("FB9302");
    workshop.run(&["migrate"], &[]).assert_done();
    let ok = workshop.run(&["check"], &[]);
    assert!(ok.assert_done().out.contains("settings, routes, templates and database are in order"), "{ok:?}");
    std::fs::remove_file(workshop.path("templates/notes/edit.html")).unwrap();
    workshop.write(
        "templates/home.html",
        "{% extends \"layout.html\" %}{% block main %}{{ nothing.there }}{% endblock main %}",
    );
    let outcome = workshop.run(&["check"], &[]);
    outcome.assert_refused("FB9101 the template notes/edit.html").assert_refused("FB9102").assert_refused("home.html");
    workshop.write("templates/home.html", "{% if %}");
    workshop.run(&["check"], &[]).assert_refused("FB9100").assert_refused("home.html");
    workshop.run(&["serve"], &[]).assert_refused("FB9100");
}

#[tokio::test]
async fn check_tells_of_roles_and_grants_that_mean_nothing() {
    let workshop = Workshop::new();
    let url = workshop.sqlite("power.sqlite");
    let variables = [("DATABASE_URL", url.as_str())];
    workshop.run(&["migrate"], &variables).assert_done();
    let create = ["user", "create", "ann@example.org"];
    workshop.run_with(&create, &variables, "a good long password").assert_done();
    workshop.run(&["check"], &variables).assert_done();
    let trail = Trail::new(*b"another secret", Clock::system());
    let db = Db::connect(&url, &DatabaseSettings::default()).await.unwrap().with_trail(trail);
    let ann = User::find_by_email(&db, "ann@example.org").await.unwrap().expect("an account");
    ann.grant(&db, &Clock::system(), Permission::edit::<Post>()).await.unwrap();
    ann.change_role(&db, &Role::named("captain")).await.unwrap();
    db.close().await.unwrap();
    let outcome = workshop.run(&["check"], &variables);
    assert_eq!(outcome.code, Some(1), "{outcome:?}");
    assert!(outcome.out.contains("FB9402 somebody has the role `captain`, which is not declared"), "{outcome:?}");
    assert!(outcome.out.contains("FB9403 somebody was granted `posts.edit`, which is not declared"), "{outcome:?}");
    // What is declared no longer can still be taken back.
    workshop.run(&["user", "revoke", "ann@example.org", "posts.edit"], &variables).assert_done();
    workshop.run(&["user", "demote", "ann@example.org"], &variables).assert_done();
    workshop.run(&["check"], &variables).assert_done();
}

#[test]
fn settings_explain_says_which_layer_won() {
    let workshop = Workshop::new();
    workshop.write("settings/default.toml", "[server]\nport = 6000");
    let explain = |variables: &[(&str, &str)]| workshop.run(&["settings", "explain", "server.port"], variables);
    assert!(explain(&[]).assert_done().out.starts_with("server.port = 6000\n"));
    let outcome = explain(&[("PORT", "7000"), ("FLASKBOOST__SERVER__PORT", "8000")]);
    let out = &outcome.assert_done().out;
    assert!(out.starts_with("server.port = 8000\n"), "{out}");
    for layer in ["5000", "settings/default.toml", "PORT", "> environment variable FLASKBOOST__SERVER__PORT"] {
        assert!(out.contains(layer), "{layer} is not in {out}");
    }
    let unknown = workshop.run(&["settings", "explain", "server.prot"], &[]);
    unknown.assert_refused("there is no setting `server.prot`").assert_refused("did you mean `server.port`?");
}

#[test]
fn no_command_prints_a_secret() {
    let workshop = Workshop::new();
    let variables = [
        ("SECRET_KEY", "0123456789abcdefghijklmnopqrstuvwxyz"),
        ("DATABASE_URL", "postgres://user:hush-hush@127.0.0.1:1/none"),
        ("SMTP_URL", "smtps://user:hush-hush@mail.example"),
    ];
    for command in [
        &["settings"][..],
        &["settings", "explain", "security.secret_key"],
        &["settings", "explain", "database.url"],
        &["check"],
        &["serve"],
        &["migrate"],
    ] {
        let outcome = workshop.run(command, &variables);
        for secret in ["hush-hush", "0123456789abcdef"] {
            assert!(!format!("{outcome:?}").contains(secret), "{command:?}: {outcome:?}");
        }
    }
    assert!(workshop.run(&["settings"], &variables).assert_done().out.contains("[secret]"));
}

#[test]
fn people_are_made_listed_promoted_and_sent_away() {
    let workshop = Workshop::new();
    workshop.run(&["user", "list"], &[]).assert_refused("run `migrate` first");
    workshop.run(&["migrate"], &[]).assert_done();
    let create = |arguments: &[&str], password: &str| {
        workshop.run_with(&[&["user", "create"], arguments].concat(), &[], password)
    };
    let made = create(&["Ann@Example.org", "--name", "Ann Lee"], "a good long password\n");
    assert!(made.assert_done().out.contains("ann@example.org may log in"), "{made:?}");
    create(&["root@example.org", "--admin"], "another long password").assert_done();
    create(&["eve@example.org"], "").assert_refused("no password was given");
    create(&["not an address"], "a good long password").assert_refused("address");
    create(&["ann@example.org"], "a good long password").assert_refused("already");
    let list = || workshop.run(&["user", "list"], &[]).assert_done().out.clone();
    let out = list();
    assert!(out.contains("ann@example.org   Ann Lee  active"), "{out}");
    assert!(out.lines().any(|line| line.contains("root@example.org") && line.contains("active  admin")), "{out}");
    assert!(!out.contains("argon2"), "{out}");
    workshop.run(&["user", "promote", "ANN@example.org"], &[]).assert_done();
    workshop.run(&["user", "deactivate", "root@example.org"], &[]).assert_done();
    let out = list();
    assert!(out.lines().any(|line| line.contains("ann@example.org") && line.contains("admin")), "{out}");
    assert!(out.lines().any(|line| line.contains("root@example.org") && line.contains("deactivated")), "{out}");
    for command in ["promote", "demote", "deactivate", "sessions"] {
        workshop.run(&["user", command, "nobody@example.org"], &[]).assert_refused("nobody has the address");
    }
}

#[tokio::test]
async fn the_devices_of_a_person_are_listed_and_logged_out() {
    let workshop = Workshop::new();
    let url = workshop.sqlite("development.sqlite");
    let variables = [("DATABASE_URL", url.as_str())];
    workshop.run(&["migrate"], &variables).assert_done();
    workshop.run_with(&["user", "create", "ann@example.org"], &variables, "a good long password").assert_done();
    let db = Db::connect(&url, &DatabaseSettings::default()).await.unwrap();
    let begin = "INSERT INTO sessions (id_hash, public_id, user_id, data, created_at, seen_at, address, user_agent) \
                 VALUES ('a', 'b', 1, '{}', datetime('now'), datetime('now'), '192.0.2.7', 'Firefox/140 Linux')";
    db.execute_unprepared(begin).await.unwrap();
    db.close().await.unwrap();
    let sessions = |more: &[&str]| {
        let command = [&["user", "sessions", "ann@example.org"], more].concat();
        workshop.run(&command, &variables).assert_done().out.clone()
    };
    let out = sessions(&[]);
    assert!(out.starts_with("DEVICE") && out.contains("Firefox on Linux  192.0.2.7"), "{out}");
    let out = sessions(&["--end-all"]);
    assert!(out.contains("ann@example.org is logged out everywhere; sessions ended: 1"), "{out}");
    assert_eq!(sessions(&[]).lines().count(), 1);
}

#[tokio::test]
async fn the_tokens_of_a_person_are_listed_and_revoked() {
    let workshop = Workshop::new();
    let url = workshop.sqlite("development.sqlite");
    let variables = [("DATABASE_URL", url.as_str())];
    workshop.run(&["migrate"], &variables).assert_done();
    workshop.run_with(&["user", "create", "ann@example.org"], &variables, "a good long password").assert_done();
    let make = async || {
        let db = Db::connect(&url, &DatabaseSettings::default()).await.unwrap();
        let token = "INSERT INTO api_tokens (user_id, name, kind, scopes, token_hash, created_at, last_address) \
                     VALUES (1, 'Backup', 'personal', 'read shelves.edit', 'the hash', datetime('now'), '192.0.2.7')";
        db.execute_unprepared(token).await.unwrap();
        db.close().await.unwrap();
    };
    let user = |arguments: &[&str]| workshop.run(&[&["user"], arguments].concat(), &variables);
    make().await;
    let out = user(&["tokens", "ann@example.org"]).assert_done().out.clone();
    assert!(out.starts_with("NAME") && out.contains("Backup  read shelves.edit") && !out.contains("the hash"), "{out}");
    let revoked = user(&["revoke-tokens", "ann@example.org"]);
    assert!(revoked.assert_done().out.contains("has no API tokens any more; revoked: 1"), "{revoked:?}");
    assert!(user(&["revoke-tokens", "ann@example.org"]).assert_done().out.contains("revoked: 0"));
    assert_eq!(user(&["tokens", "ann@example.org"]).assert_done().out.lines().count(), 1);
    for command in ["tokens", "revoke-tokens"] {
        user(&[command, "nobody@example.org"]).assert_refused("nobody has the address");
    }
    make().await;
    user(&["sessions", "ann@example.org", "--end-all"]).assert_done();
    assert_eq!(user(&["tokens", "ann@example.org"]).assert_done().out.lines().count(), 1);
}

#[test]
fn seed_adds_nothing_a_second_time_and_nothing_in_production() {
    let workshop = Workshop::new();
    for _ in 0..2 {
        assert!(workshop.run(&["seed"], &[]).assert_done().out.contains("demo data is in"));
    }
    let url = workshop.sqlite("production.sqlite");
    workshop.run_in_production(&["migrate"], &url).assert_done();
    workshop.run_in_production(&["seed"], &url).assert_refused("does not belong into production");
}

#[test]
fn reset_wants_the_name_typed_and_never_empties_production() {
    let workshop = Workshop::new();
    workshop.run(&["migrate"], &[]).assert_done();
    let create = workshop.run_with(&["user", "create", "ann@example.org"], &[], "a good long password");
    create.assert_done();
    let has_ann = || workshop.run(&["user", "list"], &[]).assert_done().out.contains("ann@example.org");
    for arguments in [&["reset"][..], &["reset", "--database", "production.sqlite"], &["reset", "--database", ""]] {
        workshop.run(arguments, &[]).assert_refused("run: reset --database development.sqlite");
        assert!(has_ann());
    }
    let done = workshop.run(&["reset", "--database", "development.sqlite"], &[]);
    assert!(done.assert_done().out.contains("was emptied, migrated and filled with demo data"), "{done:?}");
    assert!(!has_ann());
    workshop.run(&["check"], &[]).assert_done();

    let url = workshop.sqlite("production.sqlite");
    workshop.run_in_production(&["migrate"], &url).assert_done();
    let refused = workshop.run_in_production(&["reset", "--database", "production.sqlite"], &url);
    refused.assert_refused("this is production: nothing was touched");
    workshop.run_in_production(&["check"], &url).assert_done();
}

#[test]
fn crumbs_lists_what_is_left_to_change() {
    let workshop = Workshop::new();
    assert!(workshop.run(&["crumbs"], &[]).assert_done().out.contains("no CRUMB is left"));
    workshop.write("settings/default.toml", "[app]\n# CRUMB: the name of your site\nname = \"x\"");
    workshop.write("templates/home.html", "{# CANDY: a picture #}\n<!-- CRUMB: your words -->");
    workshop.write("target/built.html", "CRUMB: not this one");
    let out = workshop.run(&["crumbs"], &[]).assert_done().out.clone();
    assert!(out.contains("settings/default.toml:2  the name of your site"), "{out}");
    assert!(
        out.contains("templates/home.html:1  a picture") && out.contains("templates/home.html:2  your words"),
        "{out}"
    );
    assert!(!out.contains("not this one") && !out.contains("no CRUMB is left"), "{out}");
}

#[test]
fn a_command_that_makes_no_sense_is_a_2_and_help_is_a_0() {
    let workshop = Workshop::new();
    let outcome = workshop.run(&["migrat"], &[]);
    assert_eq!(outcome.code, Some(2), "{outcome:?}");
    assert!(outcome.err.contains("migrate"), "{outcome:?}");
    assert_eq!(workshop.run(&["serve", "--now"], &[]).code, Some(2));
    let help = workshop.run(&["--help"], &[]);
    for command in ["serve", "routes", "roles", "check", "migrate", "seed", "reset", "user", "settings", "crumbs"] {
        assert!(help.assert_done().out.contains(command), "{help:?}");
    }
}

#[cfg(unix)]
#[test]
fn serve_prepares_everything_says_where_it_is_and_stops_when_told() {
    let workshop = Workshop::new();
    let mut child = workshop.start(&[], &[("FLASKBOOST__SERVER__PORT", "0")]);
    let mut lines = BufReader::new(child.stdout.take().expect("an output")).lines();
    let mut told = String::new();
    while !told.contains("Ctrl+C") {
        told.push_str(&lines.next().expect("one more line").expect("text"));
        told.push('\n');
    }
    for part in [
        "http://127.0.0.1:",
        "development",
        "SQLite",
        "var/development.sqlite",
        "demo@example.org  password: demo password demo",
        "second@example.org  password: another demo password",
    ] {
        assert!(told.contains(part), "{part} is not in {told}");
    }
    // No script of these tests ends anything but the process that it started.
    assert!(Command::new("kill").args(["-TERM", &child.id().to_string()]).status().expect("kill").success());
    let outcome = Outcome::of(child);
    outcome.assert_done();
    assert!(workshop.run(&["user", "list"], &[]).code == Some(0));
}

#[test]
fn a_port_that_is_taken_is_told() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let outcome = Workshop::new().run(&["serve"], &[("FLASKBOOST__SERVER__PORT", &port)]);
    outcome.assert_refused(&format!("cannot listen on 127.0.0.1:{port}"));
}

#[tokio::test]
async fn a_second_factor_is_taken_off_at_the_terminal() {
    let workshop = Workshop::new();
    let url = workshop.sqlite("factors.sqlite");
    let variables = [("DATABASE_URL", url.as_str())];
    workshop.run(&["migrate"], &variables).assert_done();
    workshop.run_with(&["user", "create", "ann@example.org"], &variables, "a good long password").assert_done();
    let user = |arguments: &[&str]| workshop.run(&[&["user"], arguments].concat(), &variables);
    user(&["reset-second-factor", "ann@example.org"]).assert_refused("ann@example.org has no second factor");
    user(&["reset-second-factor", "nobody@example.org"]).assert_refused("nobody has the address");
    let db = Db::connect(&url, &DatabaseSettings::default()).await.unwrap();
    let on = "INSERT INTO second_factors VALUES (1, '1.sealed', 0, '2026-01-15 10:00:00+00:00')";
    db.execute_unprepared(on).await.unwrap();
    db.execute_unprepared("INSERT INTO recovery_codes (user_id, code_hash) VALUES (1, 'hash')").await.unwrap();
    db.close().await.unwrap();
    let listed = user(&["list"]).assert_done().out.clone();
    assert!(listed.lines().any(|line| line.contains("ann@example.org") && line.ends_with("  on")), "{listed}");
    let done = user(&["reset-second-factor", "ann@example.org"]);
    assert!(done.assert_done().out.contains("logs in with the password alone"), "{done:?}");
    user(&["reset-second-factor", "ann@example.org"]).assert_refused("has no second factor");
    let listed = user(&["list"]).assert_done().out.clone();
    assert!(!listed.contains("  on\n"), "{listed}");
}

#[tokio::test]
async fn a_password_is_chosen_for_somebody_at_the_terminal_and_everything_begun_before_ends() {
    let workshop = Workshop::new();
    let url = workshop.sqlite("passwords.sqlite");
    let variables = [("DATABASE_URL", url.as_str())];
    workshop.run(&["migrate"], &variables).assert_done();
    workshop.run_with(&["user", "create", "ann@example.org"], &variables, "a good long password").assert_done();
    let db = Db::connect(&url, &DatabaseSettings::default()).await.unwrap();
    let trusted = "INSERT INTO trusted_devices VALUES (1, 1, 'id', 'hash', 'stamp', '2026-01-15 10:00:00+00:00', \
                   '2026-01-15 10:00:00+00:00', '', '')";
    db.execute_unprepared(trusted).await.unwrap();
    let hash = async || {
        let sql = "SELECT password_hash AS one, (SELECT COUNT(*) FROM trusted_devices) AS devices FROM users";
        let row =
            db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap().expect("a user");
        (row.try_get::<String>("", "one").unwrap(), row.try_get::<i64>("", "devices").unwrap())
    };
    let before = hash().await;
    let reset =
        |email: &str, password: &str| workshop.run_with(&["user", "reset-password", email], &variables, password);
    reset("nobody@example.org", "another good long one").assert_refused("nobody has the address");
    reset("ann@example.org", "short").assert_refused("the password is refused");
    reset("ann@example.org", "").assert_refused("no password was given");
    assert_eq!(hash().await, before);
    let done = reset("ann@example.org", "another good long one");
    assert!(done.assert_done().out.contains("has a new password"), "{done:?}");
    assert!(!done.out.contains("another good long one"));
    let after = hash().await;
    assert_ne!(after.0, before.0);
    assert_eq!(after.1, 0);
    db.close().await.unwrap();
}

#[tokio::test]
async fn jobs_are_counted_shown_and_dealt_with_at_the_terminal() {
    let workshop = Workshop::new();
    let url = workshop.sqlite("jobs.sqlite");
    let variables = [("DATABASE_URL", url.as_str())];
    workshop.run(&["migrate"], &variables).assert_done();
    let jobs = |arguments: &[&str]| workshop.run(&[&["jobs"], arguments].concat(), &variables);
    assert!(jobs(&[]).assert_done().out.starts_with("No jobs."));
    jobs(&["show", "nothing"]).assert_refused("no job nothing is known");
    jobs(&["list", "--state", "asleep"]).assert_refused("is no state of a job");
    jobs(&["pause", "No Queue"]).assert_refused("is no name of a queue");

    let db = Db::connect(&url, &DatabaseSettings::default()).await.unwrap();
    let now = "2026-01-15T10:00:00Z".parse().unwrap();
    let envelope = Envelope {
        id: "0001".to_owned(),
        name: "notes.count".to_owned(),
        queue: "default".to_owned(),
        priority: Priority::Normal,
        payload: serde_json::json!({ "shelf": "red" }),
        key: "0001".to_owned(),
        created_at: now,
        run_at: now,
        max_attempts: 3,
        timeout_seconds: 60,
        extras: Extras::default(),
    };
    DatabaseEngine::new(db.clone()).push(&[envelope]).await.unwrap();
    db.close().await.unwrap();

    let listed = jobs(&["list"]).assert_done().out.clone();
    assert!(listed.contains("0001") && listed.contains("notes.count") && listed.contains("0/3"), "{listed}");
    assert!(jobs(&["list", "--state", "dead"]).assert_done().out.contains("No such jobs."));
    let shown = jobs(&["show", "0001"]).assert_done().out.clone();
    assert!(shown.contains(r#"{"shelf":"red"}"#) && shown.contains("waiting"), "{shown}");
    jobs(&["retry", "0001"]).assert_refused("it is waiting");
    jobs(&["cancel", "0001"]).assert_done();
    jobs(&["cancel", "0001"]).assert_refused("it is cancelled");
    jobs(&["retry", "0001"]).assert_done();
    jobs(&["pause", "default"]).assert_done();
    let counts = jobs(&[]).assert_done().out.clone();
    assert!(counts.lines().any(|line| line.starts_with("default") && line.ends_with("paused")), "{counts}");
    jobs(&["resume", "default"]).assert_done();
    assert!(!jobs(&[]).assert_done().out.contains("paused"));
}

#[test]
fn an_app_without_schedules_says_so_at_the_terminal() {
    let workshop = Workshop::new();
    let url = workshop.sqlite("schedules.sqlite");
    let variables = [("DATABASE_URL", url.as_str())];
    assert!(workshop.run(&["schedule"], &variables).assert_done().out.contains("no schedules"));
    workshop.run(&["schedule", "pause", "nothing"], &variables).assert_refused("no schedule is called nothing");
    workshop.run(&["scheduler"], &variables).assert_refused("has no schedules");
    let at_once = workshop.run(&["worker", "--at-once", "0"], &variables);
    at_once.assert_refused("at_once must be at least 1");
    workshop.run(&["worker", "--queues", "A Queue"], &variables).assert_refused("is no queue");
}

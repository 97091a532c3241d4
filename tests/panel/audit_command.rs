//! The audit trail at the terminal.

use flaskboost::db::Db;
use flaskboost::settings::DatabaseSettings;
use sea_orm::ConnectionTrait;

use crate::workshop::Workshop;

#[tokio::test]
async fn the_trail_of_commands_is_listed_and_verified_at_the_terminal() {
    let workshop = Workshop::new();
    let url = workshop.sqlite("audit.sqlite");
    let variables = [("DATABASE_URL", url.as_str())];
    workshop.run(&["migrate"], &variables).assert_done();
    workshop.run_with(&["user", "create", "ann@example.org"], &variables, "a good long password").assert_done();
    workshop.run(&["user", "promote", "ann@example.org", "--role", "librarian"], &variables).assert_done();

    let listed = workshop.run(&["audit", "list", "--model", "users", "--key", "1"], &variables);
    assert!(listed.out.contains("command user promote"), "{listed:?}");
    assert!(listed.out.contains("role: \"user\" -> \"librarian\""), "{listed:?}");
    assert!(!listed.out.contains("argon2"), "{listed:?}");
    let json = workshop.run(&["audit", "list", "--json", "--max", "1"], &variables);
    let entry: serde_json::Value = serde_json::from_str(json.out.trim()).expect("one line of JSON");
    assert_eq!((&entry["what"], &entry["name"]), (&"update".into(), &"user promote".into()));
    let none = workshop.run(&["audit", "list", "--user", "7"], &variables);
    assert!(none.out.contains("No such entries."), "{none:?}");

    let sound = workshop.run(&["audit", "verify"], &variables);
    sound.assert_done();
    let head = sound.out.rsplit(' ').next().unwrap_or_default().trim().to_owned();
    workshop.run(&["audit", "verify", "--head", &head], &variables).assert_done();
    let nonsense = workshop.run(&["audit", "verify", "--head", "nonsense"], &variables);
    assert_eq!(nonsense.code, Some(1), "{nonsense:?}");

    let db = Db::connect(&url, &DatabaseSettings::default()).await.unwrap();
    db.execute_unprepared("UPDATE audit_entries SET name = 'eve' WHERE id = 2").await.unwrap();
    db.close().await.unwrap();
    let broken = workshop.run(&["audit", "verify"], &variables);
    assert_eq!(broken.code, Some(1), "{broken:?}");
    assert!(broken.err.contains("entry 2 of the audit trail was changed"), "{broken:?}");
}

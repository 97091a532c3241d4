//! The audit trail: what is written down, by whom it is said to be, and that no change of it goes unseen.

use std::sync::Arc;

use flaskboost::accounts::{NewUser, User};
use flaskboost::db::trail::{AuthorKind, Break, By, Change, Entry, EntryFilter, Head, Verdict, What, verify};
use flaskboost::error::{Error, Result};
use flaskboost::jobs::{Job, JobContext};
use flaskboost::prelude::*;
use flaskboost::testing::TestApp;
use http::StatusCode;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, IntoActiveModel, TransactionTrait};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::patients::{self, Entity, Model};

const ANN: &str = "ann@example.org";

/// Somebody gives a patient a name.
async fn rename(db: Db, _: CurrentUser, Path(name): Path<String>) -> Result<StatusCode> {
    patients::create(&db, &name).await?;
    Ok(StatusCode::OK)
}

/// A stranger does.
async fn knock(db: Db, Path(name): Path<String>) -> Result<StatusCode> {
    patients::create(&db, &name).await?;
    Ok(StatusCode::OK)
}

#[derive(Serialize, Deserialize)]
struct Admit {
    name: String,
}

impl Job for Admit {
    const NAME: &'static str = "patients.admit";
    type Output = ();

    async fn run(self, context: JobContext) -> Result<()> {
        patients::create(context.db(), &self.name).await?;
        Ok(())
    }
}

async fn site() -> TestApp {
    let routes = Routes::new()
        .post("patients.rename", "/patients/{name}", rename)
        .without_csrf("only a test sends it")
        .guard(Guard::LoggedIn)
        .merge(Routes::new().post("patients.knock", "/knock/{name}", knock))
        .without_csrf("only a test sends it");
    TestApp::new(patients::hospital().routes(routes).job::<Admit>()).await
}

async fn entries(site: &TestApp) -> Vec<Entry> {
    let filter = EntryFilter { models: vec!["patients".to_owned()], max: 1000, ..EntryFilter::default() };
    Entry::list(site.db(), &filter).await.expect("a trail")
}

async fn last(site: &TestApp) -> Entry {
    entries(site).await.into_iter().next().expect("an entry")
}

#[tokio::test]
async fn what_a_page_writes_is_of_the_person_who_sent_it() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    let page = ann.post("/patients/Lea", &[]).await;
    page.assert_status(200);
    let user = User::find_by_email(site.db(), ANN).await.unwrap().unwrap();
    let entry = last(&site).await;
    assert_eq!((entry.by.kind, entry.by.user_id, entry.by.name.as_str()), (AuthorKind::Person, Some(user.id), ANN));
    assert_eq!(entry.by.request_id.as_deref(), page.header("x-request-id"));
    assert_eq!((entry.what, entry.key.as_str(), entry.at()), (What::Insert, "[1]", site.clock().now()));
    assert_eq!(entry.changes["name"], Change::Open { old: json!(null), new: json!("Lea") });
}

#[tokio::test]
async fn a_stranger_a_job_a_command_and_the_site_itself_are_told_apart() {
    let site = site().await;
    site.browser().post("/knock/Zoe", &[]).await.assert_status(200);
    let entry = last(&site).await;
    assert_eq!((entry.by.kind, entry.by.user_id), (AuthorKind::Visitor, None));
    assert_eq!(entry.by.to_string(), "visitor");

    let job = site.state().jobs.push(Admit { name: "Max".to_owned() }).await.unwrap();
    site.work().await;
    let entry = last(&site).await;
    assert_eq!((entry.by.to_string().as_str(), entry.by.request_id.as_deref()), ("job patients.admit", Some(job.id())));

    patients::create(&site.db().by(Arc::new(By::command("patients admit"))), "Ida").await.unwrap();
    assert_eq!(last(&site).await.by.to_string(), "command patients admit");

    patients::create(site.db(), "Udo").await.unwrap();
    assert_eq!(last(&site).await.by, By::default());
    assert_eq!(last(&site).await.by.to_string(), "system");
}

#[tokio::test]
async fn an_entry_has_the_old_and_the_new_value_of_what_changed_and_nothing_else() {
    let site = site().await;
    let lea = patients::create(site.db(), "Lea").await.unwrap();
    let mut row = lea.clone().into_active_model();
    row.name = Set("Lena".to_owned());
    row.pin = Set(Some("2222".to_owned()));
    row.seen_at = Set(Some(site.clock().now()));
    let lena = site.db().transaction(async |tx| Ok(row.update(tx).await?)).await.unwrap();
    let entry = last(&site).await;
    assert_eq!(entry.what, What::Update);
    assert_eq!(entry.changes.keys().collect::<Vec<_>>(), ["name", "pin"]);
    assert_eq!(entry.changes["name"], Change::Open { old: json!("Lea"), new: json!("Lena") });
    assert_eq!(entry.changes["pin"], Change::Secret);

    // What does not count is no change, and neither is a value that was there before.
    let mut row = lena.into_active_model();
    row.name = Set("Lena".to_owned());
    row.seen_at = Set(None);
    let lena = site.db().transaction(async |tx| Ok(row.update(tx).await?)).await.unwrap();
    assert_eq!(entries(&site).await.len(), 2);

    let id = lena.id;
    site.db().transaction(async |tx| Ok(lena.delete(tx).await?)).await.unwrap();
    let entry = last(&site).await;
    assert_eq!((entry.what, entry.key), (What::Delete, format!("[{id}]")));
    assert_eq!(entry.changes["name"], Change::Open { old: json!("Lena"), new: json!(null) });
    assert_eq!(verify(site.db(), None).await.unwrap().sound_entries(), Some(entry.id));
}

#[tokio::test]
async fn the_old_value_is_the_one_in_the_database_and_not_the_one_that_was_read() {
    let site = site().await;
    let stale = patients::create(site.db(), "Lea").await.unwrap();
    for name in ["Lena", "Leonie"] {
        let mut row = stale.clone().into_active_model();
        row.name = Set(name.to_owned());
        site.db().transaction(async |tx| Ok(row.update(tx).await?)).await.unwrap();
    }
    assert_eq!(last(&site).await.changes["name"], Change::Open { old: json!("Lena"), new: json!("Leonie") });
}

#[tokio::test]
async fn secrets_are_nowhere_in_the_trail() {
    let site = site().await;
    patients::create(site.db(), "Lea").await.unwrap();
    let mut ann = site.log_in_as(ANN).await;
    ann.post("/patients/Tom", &[]).await.assert_status(200);
    let hash: String = {
        let row = site.db().query_one_raw(sea_orm::Statement::from_string(
            ConnectionTrait::get_database_backend(site.db()),
            "SELECT password_hash FROM users",
        ));
        row.await.unwrap().unwrap().try_get("", "password_hash").unwrap()
    };
    assert!(hash.starts_with("$argon2"));
    let all = Entry::list(site.db(), &EntryFilter { max: 1000, ..EntryFilter::default() }).await.unwrap();
    let users: Vec<&Entry> = all.iter().filter(|entry| entry.model == "users").collect();
    assert_eq!(users.len(), 1, "logging in is no change that counts");
    assert_eq!(users[0].changes["password_hash"], Change::Secret);
    for entry in &all {
        let text = entry.to_json().to_string();
        assert!(!text.contains(&hash) && !text.contains("argon2") && !text.contains("1111"), "{text}");
    }
}

#[tokio::test]
async fn what_is_rolled_back_was_never_written_and_nested_transactions_belong_to_the_outer_one() {
    let site = site().await;
    let db = site.db();
    let tx = db.begin().await.unwrap();
    patients::insert(&tx, "Lea").await.unwrap();
    tx.rollback().await.unwrap();
    let failed: Result<()> = db
        .transaction(async |tx| {
            patients::insert(tx, "Tom").await?;
            Err(Error::forbidden("no"))
        })
        .await;
    failed.unwrap_err();
    drop({
        let tx = db.begin().await.unwrap();
        patients::insert(&tx, "Ida").await.unwrap();
        tx
    });
    assert!(entries(&site).await.is_empty());
    db.transaction(async |tx| {
        patients::insert(tx, "outer").await?;
        let inner = TransactionTrait::begin(tx).await?;
        patients::insert(&inner, "kept").await?;
        inner.commit().await?;
        let inner = TransactionTrait::begin(tx).await?;
        patients::insert(&inner, "lost").await?;
        inner.rollback().await?;
        Ok(())
    })
    .await
    .unwrap();
    let names: Vec<String> = entries(&site).await.iter().map(patients::new_name).collect();
    assert_eq!(names, ["kept", "outer"]);
    assert!(matches!(verify(db, None).await.unwrap(), Verdict::Sound(_)));
}

#[tokio::test]
async fn a_write_outside_of_a_transaction_is_refused_before_it_is_done() {
    let site = site().await;
    let lea = patients::create(site.db(), "Lea").await.unwrap();
    let mut changed = lea.clone().into_active_model();
    changed.name = Set("Eve".to_owned());
    let refused = [
        patients::insert(site.db(), "Tom").await.unwrap_err().to_string(),
        changed.update(site.db()).await.unwrap_err().to_string(),
        lea.delete(site.db()).await.unwrap_err().to_string(),
    ];
    for text in refused {
        assert!(text.contains("`patients` is audited") && text.contains("db.transaction"), "{text}");
    }
    let rows = Entity::find().all(site.db()).await.unwrap();
    assert_eq!(rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["Lea"]);
    assert_eq!(entries(&site).await.len(), 1);
}

#[tokio::test]
async fn a_hundred_writers_at_once_make_one_chain() {
    let site = site().await;
    let db = site.db();
    let writers = (0..100).map(|number| {
        let db = db.clone();
        tokio::spawn(async move { patients::create(&db, &format!("patient {number}")).await.unwrap() })
    });
    for writer in writers.collect::<Vec<_>>() {
        writer.await.unwrap();
    }
    let entries = entries(&site).await;
    assert_eq!(entries.len(), 100);
    assert_eq!(verify(db, None).await.unwrap().sound_entries(), Some(entries[0].id));
}

/// A site with five entries, the sixth would be next.
async fn five() -> TestApp {
    let site = site().await;
    for name in ["a", "b", "c", "d", "e"] {
        patients::create(site.db(), name).await.expect("a patient");
    }
    assert!(matches!(verify(site.db(), None).await.expect("a trail"), Verdict::Sound(Head { entries: 5, .. })));
    site
}

async fn after(sql: &str) -> Verdict {
    let site = five().await;
    for part in sql.split(';') {
        site.db().execute_unprepared(part).await.expect("a part");
    }
    verify(site.db(), None).await.expect("a trail")
}

#[tokio::test]
async fn whatever_is_changed_in_an_entry_shows() {
    for column in [
        "at = at + 1",
        "model = 'others'",
        "row_key = '[9]'",
        "what = 'delete'",
        "what = 'UPDATE'",
        "changes = '{}'",
        "author = 'person'",
        "author = 'nobody'",
        "user_id = 1",
        "name = 'Eve'",
        "address = '192.0.2.1'",
        "request_id = ''",
        "impersonator_id = 1",
        "hash = '0000000000000000000000000000000000000000000000000000000000000000'",
    ] {
        let verdict = after(&format!("UPDATE audit_entries SET {column} WHERE id = 3")).await;
        assert_eq!(verdict, Verdict::Broken(3, Break::Changed), "{column}");
    }
}

#[tokio::test]
async fn removed_inserted_and_swapped_entries_show() {
    assert_eq!(after("DELETE FROM audit_entries WHERE id = 2").await, Verdict::Broken(2, Break::Removed));
    assert_eq!(after("DELETE FROM audit_entries WHERE id = 1").await, Verdict::Broken(1, Break::Removed));
    assert_eq!(after("DELETE FROM audit_entries").await, Verdict::Broken(1, Break::Removed));
    let copy = "INSERT INTO audit_entries (id, at, model, row_key, what, changes, author, name, hash) \
                SELECT {}, at, model, row_key, what, changes, author, name, hash FROM audit_entries WHERE id = 5";
    assert_eq!(after(&copy.replace("{}", "0")).await, Verdict::Broken(0, Break::Inserted));
    assert_eq!(after(&copy.replace("{}", "6")).await, Verdict::Broken(6, Break::Changed));
    let swap = "UPDATE audit_entries SET id = 99 WHERE id = 2; UPDATE audit_entries SET id = 2 WHERE id = 3; \
                UPDATE audit_entries SET id = 3 WHERE id = 99";
    assert_eq!(after(swap).await, Verdict::Broken(2, Break::Changed));
    let close_up = "DELETE FROM audit_entries WHERE id = 4; UPDATE audit_entries SET id = 4 WHERE id = 5";
    assert_eq!(after(close_up).await, Verdict::Broken(4, Break::Changed));
}

#[tokio::test]
async fn a_trail_that_was_cut_at_its_end_shows() {
    let cut = "DELETE FROM audit_entries WHERE id = 5";
    assert_eq!(after(cut).await, Verdict::Broken(5, Break::Removed));
    let head = "UPDATE audit_head SET entries = 4, hash = (SELECT hash FROM audit_entries WHERE id = 4)";
    assert_eq!(after(&format!("{cut};{head}")).await, Verdict::BadHead);
    assert_eq!(after("DELETE FROM audit_head").await, Verdict::BadHead);
    assert_eq!(after("UPDATE audit_head SET seal = ''").await, Verdict::BadHead);
    assert_eq!(
        after("UPDATE audit_head SET entries = 0, hash = '', seal = ''").await,
        Verdict::Broken(1, Break::Inserted)
    );
}

#[tokio::test]
async fn writing_on_does_not_hide_that_the_end_was_changed() {
    let site = five().await;
    let db = site.db();
    db.execute_unprepared("DELETE FROM audit_entries WHERE id = 5").await.unwrap();
    let head = "UPDATE audit_head SET entries = 4, hash = (SELECT hash FROM audit_entries WHERE id = 4)";
    db.execute_unprepared(head).await.unwrap();
    patients::create(db, "f").await.unwrap();
    assert_eq!(verify(db, None).await.unwrap(), Verdict::BadHead);
}

#[tokio::test]
async fn an_end_that_was_kept_elsewhere_shows_an_older_trail() {
    let site = five().await;
    let db = site.db();
    let Verdict::Sound(kept) = verify(db, None).await.unwrap() else { panic!("a sound trail") };
    let kept: Head = kept.to_string().parse().unwrap();
    patients::create(db, "f").await.unwrap();
    assert!(matches!(verify(db, Some(&kept)).await.unwrap(), Verdict::Sound(Head { entries: 6, .. })));
    // All of it is gone, and the end is that of a new site: in itself that is sound.
    db.execute_unprepared("DELETE FROM audit_entries").await.unwrap();
    db.execute_unprepared("UPDATE audit_head SET entries = 0, hash = '', seal = ''").await.unwrap();
    assert!(matches!(verify(db, None).await.unwrap(), Verdict::Sound(Head { entries: 0, .. })));
    assert_eq!(verify(db, Some(&kept)).await.unwrap(), Verdict::OtherChain);
    for text in ["", "5", "5:", "x:00", "5:zz"] {
        assert!(text.parse::<Head>().is_err(), "{text}");
    }
}

#[tokio::test]
async fn roles_grants_and_accounts_are_audited() {
    let site = site().await;
    let state = site.state();
    let db = site.db().by(Arc::new(By::command("user promote")));
    let ann = User::create(&db, &state.passwords, &state.clock, NewUser::new(ANN)).await.unwrap();
    let ann = ann.promote(&db).await.unwrap();
    let permission = Permission::view::<Model>();
    ann.grant(&db, &state.clock, permission).await.unwrap();
    ann.grant(&db, &state.clock, permission).await.unwrap();
    assert!(ann.revoke(&db, &permission.to_string()).await.unwrap());
    assert!(!ann.revoke(&db, &permission.to_string()).await.unwrap());
    let all = Entry::list(&db, &EntryFilter { max: 10, ..EntryFilter::default() }).await.unwrap();
    let told: Vec<(&str, What)> = all.iter().map(|entry| (entry.model.as_str(), entry.what)).collect();
    let expected = [
        ("user_permissions", What::Delete),
        ("user_permissions", What::Insert),
        ("users", What::Update),
        ("users", What::Insert),
    ];
    assert_eq!(told, expected);
    assert_eq!(all[2].changes["role"], Change::Open { old: json!("user"), new: json!("admin") });
    assert!(all.iter().all(|entry| entry.by.to_string() == "command user promote"));
}

trait EntriesOf {
    fn sound_entries(&self) -> Option<i64>;
}

impl EntriesOf for Verdict {
    /// How many entries there are, if all of them are sound.
    fn sound_entries(&self) -> Option<i64> {
        match self {
            Self::Sound(head) => Some(head.entries),
            _ => None,
        }
    }
}

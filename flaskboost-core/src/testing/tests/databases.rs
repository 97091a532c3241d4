//! A test has a database of its own, and touches nobody else's.

use std::path::PathBuf;

use crate::db::{Db, DbError, Migrations, Stamp, sqlite};
use crate::settings::{DatabaseSettings, Runtime};
use crate::testing::TestDatabase;

async fn open(url: &str) -> Db {
    Db::connect(url, &DatabaseSettings::default()).await.unwrap()
}

/// An address that is stamped for a runtime, and the database that keeps it alive.
async fn stamped(runtime: Runtime) -> (TestDatabase, String) {
    let database = TestDatabase::create_beside(None).await.unwrap();
    let db = open(database.url()).await;
    Migrations::default().apply(&db, runtime, false).await.unwrap();
    db.close().await.unwrap();
    let url = database.url().to_owned();
    (database, url)
}

fn file(url: &str) -> PathBuf {
    sqlite::file_of(url).unwrap()
}

#[tokio::test]
async fn a_file_is_new_for_each_and_gone_afterwards() {
    let one = TestDatabase::create_beside(None).await.unwrap();
    let two = TestDatabase::create_beside(None).await.unwrap();
    assert_ne!(one.url(), two.url());
    open(one.url()).await.ping().await.unwrap();
    let file = file(one.url());
    assert!(file.exists());
    drop(one);
    assert!(!file.parent().unwrap().exists());
}

#[tokio::test]
async fn a_database_for_tests_or_none_at_all_is_accepted() {
    let (_kept, url) = stamped(Runtime::Testing).await;
    let beside = TestDatabase::create_beside(Some(&url)).await.unwrap();
    assert_ne!(beside.url(), url);

    let absent = format!("{url}-absent");
    TestDatabase::create_beside(Some(&absent)).await.unwrap();
    assert!(!file(&absent).exists(), "asking must not create it");
}

#[tokio::test]
async fn a_database_that_is_not_for_tests_is_refused_and_kept() {
    for runtime in [Runtime::Development, Runtime::Production] {
        let (_kept, url) = stamped(runtime).await;
        let before = std::fs::read(file(&url)).unwrap();
        let error = TestDatabase::create_beside(Some(&url)).await.unwrap_err();
        assert!(matches!(error, DbError::NotForTests { .. }), "{error}");
        assert!(error.to_string().contains("nothing was touched"), "{error}");
        assert!(error.to_string().contains(&file(&url).display().to_string()), "{error}");
        assert_eq!(std::fs::read(file(&url)).unwrap(), before);
    }
}

#[tokio::test]
async fn an_unknown_engine_is_told() {
    let error = TestDatabase::create_beside(Some("mysql://localhost/x")).await.unwrap_err();
    assert!(error.to_string().contains("`mysql:`"), "{error}");
}

#[cfg(feature = "postgres")]
#[tokio::test]
async fn a_database_on_a_server_that_is_not_for_tests_is_refused() {
    let Some(url) = std::env::var("DATABASE_URL").ok().filter(|url| url.starts_with("postgres")) else {
        return; // the same test runs against a server in the workspace's own run
    };
    let development = TestDatabase::create_beside(Some(&url)).await.unwrap();
    let db = open(development.url()).await;
    Migrations::default().apply(&db, Runtime::Development, false).await.unwrap();
    let error = TestDatabase::create_beside(Some(development.url())).await.unwrap_err();
    assert!(matches!(error, DbError::NotForTests { .. }), "{error}");
}

#[cfg(feature = "postgres")]
#[tokio::test]
async fn a_server_gets_a_sibling_that_is_dropped_again() {
    let Some(url) = std::env::var("DATABASE_URL").ok().filter(|url| url.starts_with("postgres")) else {
        return; // the same test runs against a server in the workspace's own run
    };
    let sibling = TestDatabase::create_beside(Some(&url)).await.unwrap();
    assert!(sibling.url().contains("_fb_"), "a name of its own");
    let address = sibling.url().to_owned();
    open(&address).await.ping().await.unwrap();
    drop(sibling);
    assert!(Db::connect(&address, &DatabaseSettings::default()).await.is_err());
}

#[cfg(feature = "postgres")]
#[tokio::test]
async fn tests_at_once_get_copies_of_one_migrated_database_each() {
    if !std::env::var("DATABASE_URL").is_ok_and(|url| url.starts_with("postgres")) {
        return; // the same test runs against a server in the workspace's own run
    }
    let migrations = Migrations::default().with(crate::session::migrations);
    let create = || TestDatabase::create_for(&migrations);
    let copies = tokio::join!(create(), create(), create(), create());
    for copy in [copies.0, copies.1, copies.2, copies.3].map(Result::unwrap) {
        let db = open(copy.url()).await;
        assert_eq!(Stamp::read(&db).await.unwrap(), Stamp::Of("testing".to_owned()));
        assert_eq!(migrations.apply(&db, Runtime::Testing, false).await.unwrap(), Vec::<String>::new());
        let ended = crate::session::end_all(&db, 1).await.unwrap();
        assert_eq!(ended, 0, "the tables are there");
    }
    let more = migrations.with(crate::limit::migrations);
    let other = TestDatabase::create_for(&more).await.unwrap();
    let db = open(other.url()).await;
    assert_eq!(
        more.apply(&db, Runtime::Testing, false).await.unwrap(),
        Vec::<String>::new(),
        "another list, another one"
    );
}

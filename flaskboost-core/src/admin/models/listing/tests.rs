//! How many rows the statements of a list read: no more than a page and 10 001, whatever is asked of a table of any size.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::SelectStatement;
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sea_orm::sqlx::{self, AssertSqlSafe, Connection};
use sea_orm::{ConnectionTrait, Statement, StatementBuilder};

use super::asked::Asked;
use super::conditions::Conditions;
use super::found::Way;
use super::indexes::{IndexBook, Indexes};
use super::listing::Listing;
use super::query::{self, FEW, Walk};
use crate::admin::models::{AdminModel, AdminSpec, Direction, Row, Shelf, Typed, key_of};
use crate::auth::{Actor, Identity, Permission, Resource, Role, Roles};
use crate::db::{Db, Engine};
use crate::policy::{Policy, Rule, Rules};
use crate::settings::DatabaseSettings;
use crate::testing::TestDatabase;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "parcels")]
pub(super) struct Model {
    #[sea_orm(primary_key)]
    pub(super) id: i64,
    pub(super) name: String,
    pub(super) town: String,
    pub(super) grams: i32,
    pub(super) is_lost: bool,
    pub(super) owner_id: i64,
    #[sea_orm(unique)]
    pub(super) code: String,
    /// One of some nine thousand days, and an index has it.
    pub(super) sent_on: Date,
}

impl ActiveModelBehavior for ActiveModel {}

impl Resource for Model {
    const NAME: &'static str = "parcels";
}

impl Policy for Model {
    fn rules() -> Rules<Column> {
        Rules::new().view(Rule::owner(Column::OwnerId) | Rule::permission(Permission::view::<Self>()))
    }
}

impl AdminModel for Model {
    fn admin(spec: AdminSpec<Self>) -> AdminSpec<Self> {
        let columns = [Column::Town, Column::Grams, Column::IsLost, Column::OwnerId, Column::Code, Column::Name];
        let spec = columns.into_iter().fold(spec.list(columns).search([Column::Code]), AdminSpec::filter);
        spec.facets(Column::IsLost).days(Column::SentOn)
    }
}

/// Many towns have few parcels, and one has half of all, the oldest. None of the others is as heavy as the last ones.
async fn furnished(db: &Db, rows: u64) {
    let (key, numbers) = match db.engine() {
        Engine::Sqlite => (
            "INTEGER PRIMARY KEY AUTOINCREMENT",
            format!("WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT {rows}) SELECT x FROM n"),
        ),
        Engine::Postgres => ("BIGSERIAL PRIMARY KEY", format!("SELECT x FROM generate_series(1, {rows}) AS x")),
    };
    let day = match db.engine() {
        Engine::Sqlite => "date('2000-01-01', '+' || (x % 9000) || ' days')",
        Engine::Postgres => "DATE '2000-01-01' + (x % 9000)::int",
    };
    let half = rows / 2;
    let statements = [
        format!(
            "CREATE TABLE parcels (id {key}, name VARCHAR(80) NOT NULL, town VARCHAR(80) NOT NULL, grams INTEGER NOT NULL, \
             is_lost BOOLEAN NOT NULL, owner_id BIGINT NOT NULL, code VARCHAR(80) NOT NULL UNIQUE, sent_on DATE NOT NULL)"
        ),
        format!(
            "INSERT INTO parcels (name, town, grams, is_lost, owner_id, code, sent_on) SELECT 'Parcel ' || x, \
             CASE WHEN x > {half} THEN 'Aachen' ELSE 'Town ' || (x % 1000) END, x % 500, x % 5000 = 0, x % 3, 'c' || x, {day} \
             FROM ({numbers}) AS numbers"
        ),
        "CREATE INDEX parcels_town ON parcels (town, id)".to_owned(),
        "CREATE INDEX parcels_grams ON parcels (grams)".to_owned(),
        "CREATE INDEX parcels_sent ON parcels (sent_on)".to_owned(),
        "CREATE INDEX parcels_owner ON parcels (owner_id)".to_owned(),
        "CREATE INDEX parcels_lost ON parcels (is_lost, id)".to_owned(),
        "ANALYZE".to_owned(),
    ];
    for statement in statements {
        db.execute_unprepared(&statement).await.expect("a table of parcels");
    }
}

/// What is asked in all these tests, by whoever asks.
const QUERIES: [&str; 16] = [
    "",
    "order=town",
    "order=-town",
    "order=code",
    "order=grams",
    "q=c17",
    "q=%3Dc17",
    "f.town=Aachen&f.town.by=is",
    "f.town=Aachen&f.town.by=is&f.name=nothing",
    "f.town=Town+7&f.town.by=is&order=-name",
    "f.grams.from=100&f.grams.to=101",
    "f.grams.from=499&f.is_lost=yes",
    "f.is_lost=yes",
    "f.is_lost=no&f.owner_id=1",
    "f.name=nothing+like+this&order=town",
    "f.code=c77&f.code.by=is&f.is_lost=no",
];

/// Every statement that a list would send for this: the count, and the page or each kind of step.
async fn statements(db: &Db, shelf: &dyn Shelf, actor: &Actor, query: &str) -> Vec<SelectStatement> {
    let pairs: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    let asked = Asked::read(shelf, actor, &pairs).expect("a list that is offered");
    let book = IndexBook::default();
    let indexes = book.of(db, shelf.facts()).await.expect("indexes");
    let conditions = Conditions::new(shelf, actor, db.engine(), indexes, &asked);
    let count = query::count(shelf, &conditions);
    let row = db.query_one(&count).await.expect("a database").expect("a row");
    let beside = beside(shelf, &conditions, indexes);
    if row.try_get::<i64>("", "candidates").expect("a number") <= FEW as i64 {
        let page = query::page(shelf, &conditions, &asked.order, (50, 0));
        return beside.into_iter().chain([count, page]).collect();
    }
    let by = asked.order.first().copied();
    let (order, direction) = match by {
        Some((place, way)) => (indexes.order(shelf.facts(), place), way),
        None => (indexes.order_of_keys(shelf.facts()), Direction::Descending),
    };
    let Some(order) = order else { return beside.into_iter().chain([count]).collect() };
    let middle = |place: &usize| match shelf.facts().columns[*place].name {
        "id" => Value::from(30_000_i64),
        "grams" => Value::from(250_i32),
        "town" => Value::from("Aachen"),
        _ => Value::from("c5"),
    };
    let after = Some(order.iter().map(middle).collect());
    let back = if direction == Direction::Ascending { Direction::Descending } else { Direction::Ascending };
    let steps = [(direction, None), (direction, after.clone()), (back, None), (back, after)];
    let steps = steps.into_iter().map(|(direction, after)| {
        let walk = Walk { order: order.clone(), direction, after };
        let size = if conditions.is_everything { 51 } else { FEW / query::parts(db.engine(), &walk) };
        query::walk(shelf, &conditions, db.engine(), &walk, (size, 50))
    });
    beside.into_iter().chain([count]).chain(steps).collect()
}

/// What is asked for the numbers beside choices, and for the years and months.
fn beside(shelf: &dyn Shelf, conditions: &Conditions, indexes: &Indexes) -> Vec<SelectStatement> {
    let facts = shelf.facts();
    let column = |name: &str| &facts.columns[facts.place_of(name).expect("a column")];
    let sent = column("sent_on");
    let is_by_index = conditions.is_everything && indexes.finds(facts.days.expect("days"));
    let day = |month: u32| Value::from(Date::from_ymd_opt(2010, month, 1).expect("a day"));
    let months: Vec<(Value, Value)> = (1..12).map(|month| (day(month), day(month + 1))).collect();
    vec![
        query::facet(shelf, conditions, column("is_lost"), 20),
        query::edge(shelf, conditions, sent, Direction::Ascending),
        query::edge(shelf, conditions, sent, Direction::Descending),
        query::filled(shelf, conditions, sent, &months, is_by_index),
    ]
}

fn actors() -> [Actor; 2] {
    let identity = Identity {
        id: 1,
        email: "lee@example.org".to_owned(),
        name: String::new(),
        role: Role::named("user"),
        grants: Vec::new(),
    };
    [Actor::system(), Actor::person(&identity, &Arc::new(Roles::default()))]
}

/// What the engine of SQLite does for a statement, counted in its own steps.
async fn steps(url: &str, statement: &Statement) -> u64 {
    let options: SqliteConnectOptions = url.parse().expect("an address");
    let mut connection = SqliteConnection::connect_with(&options).await.expect("a connection");
    let steps = Arc::new(AtomicU64::new(0));
    let counter = Arc::clone(&steps);
    let count = move || {
        counter.fetch_add(1, Ordering::Relaxed);
        true
    };
    connection.lock_handle().await.expect("a handle").set_progress_handler(1, count);
    sqlx::query(AssertSqlSafe(statement.to_string())).fetch_all(&mut connection).await.expect("an answer");
    steps.load(Ordering::Relaxed)
}

#[tokio::test]
async fn a_table_of_four_times_the_size_is_no_more_work_for_sqlite() {
    let shelf = Typed::<Model>::shelf();
    let mut work: Vec<Vec<(String, u64)>> = Vec::new();
    for rows in [60_000, 240_000] {
        let place = TestDatabase::create_beside(None).await.expect("a database");
        let db = Db::connect(place.url(), &DatabaseSettings::default()).await.expect("a connection");
        furnished(&db, rows).await;
        let mut counted = Vec::new();
        for actor in actors() {
            for query in QUERIES {
                for statement in statements(&db, shelf.as_ref(), &actor, query).await {
                    let statement = StatementBuilder::build(&statement, &db.get_database_backend());
                    counted.push((format!("{query}: {statement}"), steps(place.url(), &statement).await));
                }
            }
        }
        work.push(counted);
    }
    let [small, large] = work.as_slice() else { panic!("two tables") };
    assert_eq!(small.len(), large.len(), "the same statements for both");
    for ((_, small), (what, large)) in small.iter().zip(large) {
        // A scan of the larger table would take some 700 000 more; what an index finds in it may be four times as much.
        assert!(*large < small * 5 / 4 + 150_000, "{small} steps became {large}: {what}");
    }
    let most = large.iter().map(|(_, steps)| steps).max();
    println!("at most {most:?} steps");
}

#[tokio::test]
async fn a_walk_meets_every_row_once_in_every_order_and_finds_its_way_back() {
    let shelf = Typed::<Model>::shelf();
    let place = TestDatabase::create().await.expect("a database");
    let db = Db::connect(place.url(), &DatabaseSettings::default()).await.expect("a connection");
    furnished(&db, 25_000).await;
    let (book, [actor, _]) = (IndexBook::default(), actors());
    let indexes = book.of(&db, shelf.facts()).await.expect("indexes");
    let listing = Listing { shelf: shelf.as_ref(), actor: &actor, db: &db, indexes };
    for (query, most) in [
        ("", 25_000),
        ("order=town", 25_000),
        ("order=-town", 25_000),
        ("order=code", 25_000),
        ("order=is_lost", 25_000),
        ("order=-town&f.is_lost=yes", 5),
        ("f.name=7", 10_000),
    ] {
        let asked = |place: &str, cursor: &str| {
            let pairs = form_urlencoded::parse(query.as_bytes()).into_owned();
            let cursor = (!cursor.is_empty()).then(|| (place.to_owned(), cursor.to_owned()));
            Asked::read(shelf.as_ref(), &actor, &pairs.chain(cursor).collect::<Vec<_>>()).expect("a list")
        };
        let (mut pages, mut asking) = (Vec::new(), asked("after", ""));
        let mut back = loop {
            let found = listing.find(&asking, 1000).await.expect("a page");
            let Way::Onward { previous, next, .. } = found.way else {
                // Few fit, and an index knows it.
                pages.push(found.rows);
                break None;
            };
            pages.push(found.rows);
            match next {
                Some(next) => asking = asked("after", &next),
                None => break previous,
            }
        };
        let keys = |rows: &[Row]| rows.iter().map(|row| key_of(shelf.facts(), row)).collect::<Vec<_>>();
        let seen: Vec<String> = pages.iter().flat_map(|rows| keys(rows)).collect();
        let unique: BTreeSet<&String> = seen.iter().collect();
        assert_eq!(unique.len(), seen.len(), "{query}: nothing twice");
        assert!(if query == "f.name=7" { seen.len() > 5_000 } else { seen.len() == most }, "{query}: {}", seen.len());
        let mut earlier: Vec<String> = keys(&pages.pop().expect("a page"));
        while let Some(cursor) = back {
            let found = listing.find(&asked("before", &cursor), 1000).await.expect("a page");
            let Way::Onward { previous, .. } = found.way else { panic!("{query}: a short list") };
            earlier.splice(0..0, keys(&found.rows));
            back = previous;
        }
        if !pages.is_empty() {
            assert_eq!(earlier, seen, "{query}: and back");
        }
    }
}

/// How many rows of tables and indexes a plan of PostgreSQL has read.
#[cfg(feature = "postgres")]
fn read_by(plan: &serde_json::Value) -> u64 {
    let number = |name: &str| plan.get(name).and_then(serde_json::Value::as_f64).unwrap_or_default();
    let kind = plan.get("Node Type").and_then(serde_json::Value::as_str).unwrap_or_default();
    let is_scan = plan.get("Relation Name").is_some() || kind == "Bitmap Index Scan";
    let each = number("Actual Rows") + number("Rows Removed by Filter") + number("Rows Removed by Index Recheck");
    let own = if is_scan { (each * number("Actual Loops")) as u64 } else { 0 };
    let below = plan.get("Plans").and_then(serde_json::Value::as_array).into_iter().flatten();
    below.map(read_by).sum::<u64>() + own
}

#[cfg(feature = "postgres")]
#[tokio::test]
async fn postgres_reads_no_more_than_a_page_and_ten_thousand_and_one_rows() {
    let url = std::env::var("DATABASE_URL").ok().filter(|url| url.starts_with("postgres"));
    let Some(url) = url else { return };
    let shelf = Typed::<Model>::shelf();
    let place = TestDatabase::create_beside(Some(&url)).await.expect("a database");
    let db = Db::connect(place.url(), &DatabaseSettings::default()).await.expect("a connection");
    furnished(&db, 300_000).await;
    for actor in actors() {
        for query in QUERIES {
            for statement in statements(&db, shelf.as_ref(), &actor, query).await {
                let statement = StatementBuilder::build(&statement, &db.get_database_backend());
                let explain = Statement::from_sql_and_values(
                    db.get_database_backend(),
                    format!("EXPLAIN (ANALYZE, FORMAT JSON) {}", statement.sql),
                    statement.values.clone().map(|values| values.0).unwrap_or_default(),
                );
                let answer = db.query_one_raw(explain).await.expect("a plan").expect("a row");
                let plan: serde_json::Value = answer.try_get_by_index(0).expect("JSON");
                let read = read_by(&plan[0]["Plan"]);
                assert!(read <= 10_051, "{query}: {read} rows: {statement}\n{plan:#}");
            }
        }
    }
}

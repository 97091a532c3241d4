//! The models that values are sent to: the items of the shop and the people of the zoo.

use std::fmt::Debug;

use flaskboost::admin::AdminModel;
use flaskboost::app::App;
use flaskboost::policy::ColumnOf;
use flaskboost::testing::TestApp;
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryOrder, Value};

use crate::forms::zoo::{person, zoo};
use crate::visitors::{self, shop};

/// The first row belongs to the owner, the second one to nobody.
pub(super) const ROWS: [i64; 2] = [1001, 1002];

/// A column, a value as somebody would type it, and the value itself.
pub(super) struct Case<M: Subject> {
    pub(super) column: ColumnOf<M>,
    pub(super) text: &'static str,
    pub(super) value: Value,
    /// Whether the panel keeps it to itself, whatever the policy says.
    pub(super) is_closed: bool,
}

/// A model that values are sent to.
pub(super) trait Subject: AdminModel + Debug + PartialEq {
    /// Who tries.
    const KINDS: &'static [&'static str];

    /// What a new row cannot be without, and something to type there.
    const NEEDS: &'static [(&'static str, &'static str)];

    fn site() -> App;

    fn id(&self) -> i64;

    fn cases() -> Vec<Case<Self>>;

    /// Makes the two rows as they are at first.
    async fn plant(site: &TestApp);

    /// Every row, by its number.
    async fn all(site: &TestApp) -> Vec<Self>;

    /// The site itself changes a row.
    async fn set_by_site(&self, site: &TestApp, column: ColumnOf<Self>, value: Value) -> Self;
}

fn open<M: Subject>(column: ColumnOf<M>, text: &'static str, value: impl Into<Value>) -> Case<M> {
    Case { column, text, value: value.into(), is_closed: false }
}

fn closed<M: Subject>(column: ColumnOf<M>, text: &'static str, value: impl Into<Value>) -> Case<M> {
    Case { is_closed: true, ..open(column, text, value) }
}

async fn run(site: &TestApp, statements: &[&str]) {
    for sql in statements {
        site.db().execute_unprepared(sql).await.unwrap_or_else(|why| panic!("{sql}: {why}"));
    }
}

/// What is the same for both, with the types of each.
macro_rules! reading_and_writing {
    ($module:path) => {
        fn id(&self) -> i64 {
            self.id
        }

        async fn all(site: &TestApp) -> Vec<Self> {
            use $module::{Column, Entity};
            Entity::find().order_by_asc(Column::Id).all(site.db()).await.expect("rows")
        }

        async fn set_by_site(&self, site: &TestApp, column: ColumnOf<Self>, value: Value) -> Self {
            let mut row = self.clone().into_active_model();
            row.set(column, value);
            let changed = site.db().transaction(async |tx| Ok(row.update(tx).await?)).await;
            changed.expect("a change")
        }
    };
}

impl Subject for visitors::Model {
    const KINDS: &'static [&'static str] =
        &["anonymous", "user", "bare", "viewer", "adder", "changer", "deleter", "pricer", "owner", "admin"];
    const NEEDS: &'static [(&'static str, &'static str)] = &[("title", "Vase"), ("price", "1")];

    fn site() -> App {
        shop()
    }

    fn cases() -> Vec<Case<Self>> {
        use visitors::Column;
        vec![
            open(Column::Title, "Mine", "Mine"),
            open(Column::Price, "7", 7_i64),
            open(Column::OwnerId, "3", Some(3_i64)),
        ]
    }

    async fn plant(site: &TestApp) {
        let insert = "INSERT INTO panel_items (id, title, price, owner_id)";
        let own = format!("{insert} SELECT 1001, 'Lamp', 20, id FROM users WHERE email = 'owner@panel.test'");
        run(site, &["DELETE FROM panel_items", &own, &format!("{insert} VALUES (1002, 'Rug', 90, NULL)")]).await;
    }

    reading_and_writing!(visitors);
}

impl Subject for person::Model {
    const KINDS: &'static [&'static str] =
        &["anonymous", "user", "reader", "owner", "editor", "maker", "adder", "butcher", "payer", "admin"];
    const NEEDS: &'static [(&'static str, &'static str)] = &[("name", "Cyd"), ("slug", "cyd")];

    fn site() -> App {
        zoo()
    }

    fn cases() -> Vec<Case<Self>> {
        use person::Column;
        vec![
            open(Column::Name, "Mallory", "Mallory"),
            open(Column::Email, "m@example.org", Some("m@example.org".to_owned())),
            open(Column::Salary, "9000", Some(9_000_i32)),
            open(Column::OwnerId, "3", Some(3_i64)),
            closed(Column::Visits, "77", 77_i32),
            closed(Column::Token, "known", Some("known".to_owned())),
        ]
    }

    async fn plant(site: &TestApp) {
        let insert = "INSERT INTO people (id, name, slug, visits, is_active, salary, token, owner_id)";
        let own = format!(
            "{insert} SELECT 1001, 'Ada', 'ada', 1, id > 0, 100, 'secret', id FROM users WHERE email = 'owner@panel.test'"
        );
        let other = format!("{insert} SELECT 1002, 'Bob', 'bob', 2, id > 0, 200, 'secret', NULL FROM users LIMIT 1");
        run(site, &["DELETE FROM people", &own, &other]).await;
    }

    reading_and_writing!(person);
}

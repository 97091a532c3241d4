//! A league: teams with their players, tags and towns.

use flaskboost::admin::{Admin, AdminModel, AdminSpec, Staff};
use flaskboost::app::App;
use flaskboost::auth::{Permission, Resource, Roles};
use flaskboost::policy::{Policy, Rule, Rules};
use flaskboost::testing::{Browser, Page, TestApp};
use sea_orm::entity::prelude::*;
use sea_orm::{ConnectionTrait, Statement};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, big_pk_auto, boolean, integer_null, string_len, string_len_null,
};

use crate::app;

/// What every model here says of whom it lets do what: whoever has the permission.
macro_rules! by_permission {
    ($name:literal $(, $rules:expr)?) => {
        #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
        pub(crate) enum Relation {}

        impl ActiveModelBehavior for ActiveModel {}

        impl Resource for Model {
            const NAME: &'static str = $name;
        }

        impl Policy for Model {
            fn rules() -> Rules<Column> {
                let rules = Rules::new()
                    .view(Rule::permission(Permission::view::<Self>()))
                    .create(Rule::permission(Permission::create::<Self>()))
                    .edit(Rule::permission(Permission::edit::<Self>()))
                    .delete(Rule::permission(Permission::delete::<Self>()));
                $(let rules = $rules(rules);)?
                rules
            }
        }
    };
}

pub(crate) mod town {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "steps_towns")]
    pub(crate) struct Model {
        #[sea_orm(primary_key)]
        pub(crate) id: i64,
        #[sea_orm(column_type = "String(StringLen::N(60))")]
        pub(crate) name: String,
    }

    by_permission!("towns");

    impl AdminModel for Model {}
}

pub(crate) mod team {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "steps_teams")]
    pub(crate) struct Model {
        #[sea_orm(primary_key)]
        pub(crate) id: i64,
        #[sea_orm(column_type = "String(StringLen::N(60))")]
        pub(crate) name: String,
        pub(crate) motto: Option<String>,
    }

    by_permission!("teams");

    impl AdminModel for Model {
        fn admin(spec: AdminSpec<Self>) -> AdminSpec<Self> {
            spec.called("Team", "Teams").has_many_in_place_within::<player::Model>(player::Column::TeamId, ..=30)
        }
    }
}

pub(crate) mod player {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "steps_players")]
    pub(crate) struct Model {
        #[sea_orm(primary_key)]
        pub(crate) id: i64,
        pub(crate) team_id: i64,
        #[sea_orm(column_type = "String(StringLen::N(60))")]
        pub(crate) name: String,
        #[sea_orm(unique)]
        pub(crate) shirt: Option<i32>,
        pub(crate) is_captain: bool,
        pub(crate) town_id: Option<i64>,
        pub(crate) salary: Option<i32>,
        pub(crate) token: Option<String>,
    }

    by_permission!("players", |rules: Rules<Column>| rules
        .read(Column::Salary, Rule::role("payer"))
        .write(Column::Salary, Rule::role("payer")));

    impl AdminModel for Model {
        fn admin(spec: AdminSpec<Self>) -> AdminSpec<Self> {
            spec.called("Player", "Players")
                .secret([Column::Token])
                .belongs_to::<team::Model>(Column::TeamId)
                .belongs_to::<town::Model>(Column::TownId)
        }
    }
}

pub(crate) mod game {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "steps_games")]
    pub(crate) struct Model {
        #[sea_orm(primary_key)]
        pub(crate) id: i64,
        #[sea_orm(column_type = "String(StringLen::N(60))")]
        pub(crate) name: String,
        #[sea_orm(column_type = "String(StringLen::N(60))")]
        pub(crate) kind: String,
        pub(crate) sponsor: Option<String>,
        pub(crate) is_signed: bool,
        pub(crate) viewers: Option<i32>,
        #[sea_orm(column_type = "String(StringLen::N(60))")]
        pub(crate) remark: String,
    }

    by_permission!("games", |rules: Rules<Column>| rules.write(Column::Kind, Rule::role("admin")));

    impl AdminModel for Model {
        fn admin(spec: AdminSpec<Self>) -> AdminSpec<Self> {
            spec.called("Game", "Games")
                .fields([Column::Name])
                .tab("Basics")
                .fields([Column::Kind, Column::Remark])
                .tab("Money")
                .fieldset("Sponsor", [Column::Sponsor, Column::IsSigned])
                .tab("Numbers")
                .fieldset("Audience", [Column::Viewers])
                .visible_when(Column::Sponsor, Column::Kind, ["cup", "final"])
                .visible_when(Column::IsSigned, Column::Sponsor, ["Acme"])
                .visible_when(Column::Viewers, Column::IsSigned, ["true"])
                .visible_when(Column::Remark, Column::Kind, ["other"])
        }
    }
}

fn models(admin: Admin) -> Admin {
    let admin = admin.model::<game::Model>();
    admin.model::<town::Model>().model::<team::Model>().model::<player::Model>()
}

/// A coach changes teams and players, a manager may make and delete them too, a clerk changes teams only, and a payer
/// is a manager who knows what they earn.
fn roles() -> Roles {
    type Team = team::Model;
    type Player = player::Model;
    app::models::roles()
        .role("clerk")
        .above("user")
        .may(Permission::view::<Staff>())
        .may(Permission::view::<Team>())
        .may(Permission::edit::<Team>())
        .role("watcher")
        .above("clerk")
        .may(Permission::view::<Player>())
        .role("coach")
        .above("watcher")
        .may(Permission::edit::<Player>())
        .role("manager")
        .above("coach")
        .may(Permission::create::<Team>())
        .may(Permission::create::<Player>())
        .may(Permission::delete::<Player>())
        .role("payer")
        .above("manager")
        .role("scribe")
        .above("user")
        .may(Permission::view::<Staff>())
        .may(Permission::view::<game::Model>())
        .may(Permission::edit::<game::Model>())
}

/// The site of the league.
pub(super) fn league() -> App {
    crate::site_with_admin(models).roles(roles()).migrations(|| vec![Box::new(FoundLeague)])
}

/// The league with two teams: players 1 to 3 play for the first, the fourth for the second.
pub(super) async fn opened() -> TestApp {
    let site = TestApp::new(league()).await;
    run(&site, "INSERT INTO steps_towns (name) VALUES ('Ulm'), ('Kiel')").await;
    run(&site, "INSERT INTO steps_teams (name) VALUES ('Reds'), ('Blues')").await;
    run(
        &site,
        "INSERT INTO steps_players (team_id, name, shirt, is_captain, salary, token) VALUES \
         (1, 'Ada', 1, true, 4711, 'sesame'), (1, 'Ben', 2, false, NULL, NULL), (1, 'Cleo', 3, false, NULL, NULL), \
         (2, 'Dora', 4, false, NULL, NULL)",
    )
    .await;
    site
}

/// A value of the database as text, by a query of one column.
pub(super) async fn ask(site: &TestApp, sql: &str) -> String {
    let db = site.db();
    let statement = Statement::from_string(db.get_database_backend(), format!("SELECT CAST(({sql}) AS TEXT) AS it"));
    let row = db.query_one_raw(statement).await.expect("an answer").expect("a row");
    row.try_get::<Option<String>>("", "it").expect("a text").unwrap_or_else(|| "NULL".to_owned())
}

/// Changes the database behind everybody's back.
pub(super) async fn run(site: &TestApp, sql: &str) {
    site.db().execute_unprepared(sql).await.expect("a change");
}

/// The players of a team, by their numbers.
pub(super) async fn players(site: &TestApp, team: i64) -> String {
    let db = site.db();
    let sql = format!("SELECT name FROM steps_players WHERE team_id = {team} ORDER BY id");
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.expect("an answer");
    let names: Vec<String> = rows.iter().map(|row| row.try_get("", "name").expect("a name")).collect();
    names.join(" ")
}

/// Everything that the form of this page sends, as a browser has it, changed or with more.
pub(super) fn everything(page: &Page, changes: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    for one in page.find_all("form.admin-form input, form.admin-form textarea") {
        let is_off = one.attribute("type") == Some("checkbox") && !one.has_attribute("checked");
        if is_off || one.ancestors().any(|above| above.name() == "template") {
            continue;
        }
        if let Some(name) = one.attribute("name") {
            all.push((name.to_owned(), one.attribute("value").unwrap_or_default().to_owned()));
        }
    }
    for one in page.find_all("form.admin-form select option[selected]") {
        let select = one.ancestors().find(|above| above.name() == "select").and_then(|above| above.attribute("name"));
        all.push((select.unwrap_or_default().to_owned(), one.attribute("value").unwrap_or_default().to_owned()));
    }
    all.retain(|(name, _)| changes.iter().all(|(other, _)| name != other));
    all.extend(changes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    all
}

/// Sends the form of an address, with some of it changed.
pub(super) async fn send(browser: &mut Browser, path: &str, changes: &[(&str, &str)]) -> Page {
    let page = browser.visit(path).await;
    page.assert_status(200);
    let all = everything(&page, changes);
    let all: Vec<(&str, &str)> = all.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(path, &all).await
}

struct FoundLeague;

impl MigrationName for FoundLeague {
    fn name(&self) -> &'static str {
        "site_0100_found_league"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for FoundLeague {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let towns = Table::create().table("steps_towns").col(big_pk_auto("id")).col(string_len("name", 60)).to_owned();
        manager.create_table(towns).await?;
        let teams = Table::create()
            .table("steps_teams")
            .col(big_pk_auto("id"))
            .col(string_len("name", 60))
            .col(string_len_null("motto", 60))
            .to_owned();
        manager.create_table(teams).await?;
        let players = Table::create()
            .table("steps_players")
            .col(big_pk_auto("id"))
            .col(big_integer("team_id"))
            .col(string_len("name", 60))
            .col(integer_null("shirt").unique_key())
            .col(boolean("is_captain"))
            .col(big_integer_null("town_id"))
            .col(integer_null("salary"))
            .col(string_len_null("token", 60))
            .foreign_key(ForeignKey::create().from("steps_players", "team_id").to("steps_teams", "id"))
            .to_owned();
        manager.create_table(players).await?;
        let games = Table::create()
            .table("steps_games")
            .col(big_pk_auto("id"))
            .col(string_len("name", 60))
            .col(string_len("kind", 60))
            .col(string_len_null("sponsor", 60))
            .col(boolean("is_signed"))
            .col(integer_null("viewers"))
            .col(string_len("remark", 60))
            .to_owned();
        manager.create_table(games).await
    }
}

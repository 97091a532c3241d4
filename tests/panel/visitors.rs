//! Every address of the panel and every kind of visitor: one table, made of what the policy says, and the tests that
//! hold the panel to it.

use std::collections::BTreeMap;

use flaskboost::admin::{AdminModel, AdminSpec, Staff};
use flaskboost::app::{App, Parts};
use flaskboost::auth::{Permission, Resource};
use flaskboost::clock::Clock;
use flaskboost::controller::Routes;
use flaskboost::mail::Mailer;
use flaskboost::policy::{Policy, Rule, Rules};
use flaskboost::random::Random;
use flaskboost::settings::{Loader, Runtime};
use flaskboost::testing::{Browser, TestApp};
use http::Method;
use sea_orm::entity::prelude::*;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, pk_auto, string_len};

use crate::app;
pub(crate) use crate::tokens::token_on;
use crate::tokens::{FORM, token_of, with_token};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "panel_items")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) owner_id: Option<i64>,
    #[sea_orm(column_type = "String(StringLen::N(80))")]
    pub(crate) title: String,
    pub(crate) price: i64,
}

flaskboost::audited!(ActiveModel);

impl Resource for Model {
    const NAME: &'static str = "items";
}

/// Who has a permission may do that to every item. `owner` may do everything to their own ones. `pricer` may change the
/// price and nothing else.
impl Policy for Model {
    fn rules() -> Rules<Column> {
        let own = || Rule::role("owner") & Rule::owner(Column::OwnerId);
        let all_but_pricers = || Rule::permission(Permission::delete::<Self>()) | Rule::role("changer") | own();
        Rules::new()
            .view(Rule::permission(Permission::view::<Self>()) | own())
            .create(Rule::permission(Permission::create::<Self>()))
            .edit(Rule::permission(Permission::edit::<Self>()) | own())
            .delete(Rule::permission(Permission::delete::<Self>()) | own())
            .write(Column::Title, all_but_pricers())
            .write(Column::OwnerId, all_but_pricers())
    }
}

impl AdminModel for Model {
    fn admin(spec: AdminSpec<Self>) -> AdminSpec<Self> {
        spec.list([Column::Title, Column::Price]).search([Column::Title])
    }
}

pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(CreateItems)]
}

struct CreateItems;

impl MigrationName for CreateItems {
    fn name(&self) -> &'static str {
        "panel_0001_create_items"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for CreateItems {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let items = Table::create()
            .table("panel_items")
            .col(pk_auto("id").big_integer())
            .col(big_integer_null("owner_id"))
            .col(string_len("title", 80))
            .col(big_integer("price"))
            .to_owned();
        manager.create_table(items).await
    }
}

/// Everybody, and what each may do beside entering the panel. The oracle knows them by these words.
pub(crate) const KINDS: [(&str, &[&str]); 10] = [
    ("anonymous", &[]),
    ("user", &[]),
    ("bare", &["enter"]),
    ("viewer", &["enter", "view"]),
    ("adder", &["enter", "view", "create"]),
    ("changer", &["enter", "view", "edit"]),
    ("deleter", &["enter", "view", "delete"]),
    ("pricer", &["enter", "view", "edit"]),
    ("owner", &["enter", "own"]),
    ("admin", &["enter", "view", "create", "edit", "delete", "all"]),
];

pub(crate) fn shop() -> App {
    let roles = KINDS.into_iter().skip(2).filter(|(kind, _)| *kind != "admin").fold(
        app::models::roles(),
        |roles, (kind, words)| {
            let may = words.iter().filter_map(|word| match *word {
                "enter" => Some(Permission::view::<Staff>()),
                "view" => Some(Permission::view::<Model>()),
                "create" => Some(Permission::create::<Model>()),
                "edit" => Some(Permission::edit::<Model>()),
                "delete" => Some(Permission::delete::<Model>()),
                _ => None,
            });
            may.fold(roles.role(kind).above("user"), |roles, permission| roles.may(permission))
        },
    );
    crate::site_with_admin(|admin| admin.model::<Model>().notices()).migrations(migrations).roles(roles)
}

/// What somebody must be allowed to get in at a door of the panel.
#[derive(Clone, Copy, Debug)]
enum Needs {
    /// To enter the panel.
    Enter,
    /// To see or make some item: else there is no such model.
    Some,
    /// To make items.
    Create,
    /// To do this to the item.
    Item(&'static str),
    /// A permission of its own, which only the administrator has here.
    All,
    /// The same, and then it is not there: no job has been made.
    Gone,
    /// To see people: else there is nobody.
    Person,
    /// Something that is not there, whoever comes.
    Nothing,
}

/// Every door, and what it needs. A door that is not here fails the test.
const DOORS: &[(&str, Needs)] = &[
    ("admin.home", Needs::Enter),
    ("admin.search", Needs::Enter),
    ("admin.language", Needs::Enter),
    ("admin.list", Needs::Some),
    ("admin.export", Needs::Some),
    ("admin.choices", Needs::Some),
    ("admin.bulk", Needs::Nothing),
    ("admin.edits", Needs::Nothing),
    ("admin.order", Needs::Nothing),
    ("admin.view_create", Needs::Some),
    ("admin.view_update", Needs::Nothing),
    ("admin.new", Needs::Create),
    ("admin.create", Needs::Create),
    ("admin.row", Needs::Item("view")),
    ("admin.history", Needs::Item("view")),
    ("admin.update", Needs::Item("edit")),
    ("admin.delete", Needs::Item("delete")),
    ("admin.destroy", Needs::Item("delete")),
    ("admin.revert", Needs::Nothing),
    ("admin.restore", Needs::Nothing),
    ("admin.activity", Needs::All),
    ("admin.tasks", Needs::Enter),
    ("admin.import_new", Needs::Nothing),
    ("admin.import_create", Needs::Nothing),
    ("admin.import", Needs::Nothing),
    ("admin.import_map", Needs::Nothing),
    ("admin.import_confirm", Needs::Nothing),
    ("admin.import_failures", Needs::Nothing),
    ("admin.task", Needs::Nothing),
    ("admin.task_cancel", Needs::Nothing),
    ("admin.task_resume", Needs::Nothing),
    ("admin.jobs", Needs::All),
    ("admin.job", Needs::Gone),
    ("admin.job_retry", Needs::Gone),
    ("admin.job_cancel", Needs::Gone),
    ("admin.queue_pause", Needs::Gone),
    ("admin.queue_resume", Needs::Gone),
    ("admin.schedule", Needs::All),
    ("admin.schedule_pause", Needs::Gone),
    ("admin.schedule_resume", Needs::Gone),
    ("admin.mail", Needs::All),
    ("admin.mail_hold_back", Needs::All),
    ("admin.mail_let_through", Needs::All),
    ("admin.notices", Needs::Enter),
    ("admin.notice_read", Needs::Nothing),
    ("admin.notices_read_all", Needs::Enter),
    ("admin.roles", Needs::All),
    ("admin.user_new", Needs::All),
    ("admin.user_create", Needs::All),
    ("admin.user", Needs::Person),
    ("admin.user_name", Needs::Person),
    ("admin.user_role", Needs::Person),
    ("admin.user_deactivate", Needs::Person),
    ("admin.user_activate", Needs::Person),
    ("admin.user_reset", Needs::Person),
    ("admin.user_sessions_end", Needs::Person),
    ("admin.user_factor_off", Needs::Person),
    ("admin.user_grant", Needs::Person),
    ("admin.user_revoke", Needs::Person),
    ("admin.impersonate", Needs::Person),
    ("admin.impersonate_begin", Needs::Person),
];

/// What a visitor gets at a door.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    /// They are sent to log in.
    LogIn,
    /// They may not.
    Forbidden,
    /// There is nothing of this kind, as far as they may know.
    Missing,
    /// Something else: what they came for, or what is wrong with it.
    In,
}

/// What the policy says.
fn expected(words: &[&str], needs: Needs, is_own: bool) -> Answer {
    let has = |word: &str| words.contains(&word) || is_own && words.contains(&"own");
    if !words.contains(&"enter") {
        return Answer::Forbidden;
    }
    let sees_some = ["view", "create", "own"].iter().any(|word| words.contains(word));
    match needs {
        Needs::Enter => Answer::In,
        Needs::All if words.contains(&"all") => Answer::In,
        Needs::Gone if words.contains(&"all") => Answer::Missing,
        Needs::All | Needs::Gone => Answer::Forbidden,
        Needs::Person if words.contains(&"all") => Answer::In,
        Needs::Person | Needs::Nothing => Answer::Missing,
        _ if !sees_some => Answer::Missing,
        Needs::Some => Answer::In,
        Needs::Create if words.contains(&"create") => Answer::In,
        Needs::Create => Answer::Forbidden,
        Needs::Item(_) if !has("view") => Answer::Missing,
        Needs::Item(action) if has(action) => Answer::In,
        Needs::Item(_) => Answer::Forbidden,
    }
}

/// Every route of the panel: its name, method and pattern.
pub(crate) fn routes() -> Vec<(String, Method, String)> {
    routes_of(shop())
}

/// Every route of the panel of an app.
pub(crate) fn routes_of(mut app: App) -> Vec<(String, Method, String)> {
    let settings = Loader::new(Runtime::Testing).load().expect("the defaults are in order");
    let mailer = Mailer::in_memory("hello@example.org", Clock::system(), Random::system()).expect("a mailer");
    let plan = app.plan(&settings, &mailer, &Parts::default());
    assert!(plan.problems().is_empty(), "{:?}", plan.problems());
    let routes = plan.routes().iter().filter(|route| route.pattern.starts_with("/admin"));
    routes.map(|route| (route.name.clone(), route.method.parse().expect("a method"), route.pattern.clone())).collect()
}

/// The address of a pattern: the item of this key, and samples of everything else.
pub(crate) fn filled_in(pattern: &str, key: &str) -> String {
    let samples = [("{model}", "items"), ("{key}", key), ("{entry}", "1"), ("{id}", "1"), ("{name}", "default")];
    let path = samples.iter().fold(pattern.to_owned(), |path, (name, value)| path.replace(name, value));
    assert!(!path.contains('{'), "give the parameter of {pattern} a sample");
    path
}

pub(crate) async fn visitor(site: &TestApp, kind: &'static str) -> Browser {
    let email = format!("{kind}@example.org");
    match kind {
        "anonymous" => site.browser(),
        "admin" => site.log_in_as_admin(&email).await,
        kind => site.log_in_with_role(&email, kind).await,
    }
}

/// Two items: the first one belongs to the owner, the second one to nobody.
pub(crate) async fn plant(site: &TestApp) {
    let sql = "INSERT INTO panel_items (id, owner_id, title, price) \
               SELECT 1, id, 'Lamp', 20 FROM users WHERE email = 'owner@example.org'";
    for sql in ["DELETE FROM panel_items", sql, "INSERT INTO panel_items (id, title, price) VALUES (2, 'Rug', 90)"] {
        site.db().execute_unprepared(sql).await.expect("an item");
    }
}

/// What the table lacks, and what it has too much.
fn unlisted(routes: &[String]) -> Vec<String> {
    let listed: BTreeMap<&str, Needs> = DOORS.iter().copied().collect();
    let lacking = routes.iter().filter(|name| !listed.contains_key(name.as_str()));
    let lacking = lacking.map(|name| format!("say in the table what {name} needs"));
    let spare = listed.keys().filter(|name| !routes.iter().any(|route| route == *name));
    lacking.chain(spare.map(|name| format!("there is no route {name}"))).collect()
}

#[test]
fn every_door_of_the_panel_is_in_the_table() {
    let routes: Vec<String> = routes().into_iter().map(|(name, ..)| name).collect();
    assert!(unlisted(&routes).is_empty(), "{}", unlisted(&routes).join("\n"));
}

#[test]
fn a_door_that_is_planted_and_one_that_is_gone_are_missed() {
    let page = Routes::new().get("admin.planted", "/admin/-/planted", async || "Planted");
    let mut routes: Vec<String> = routes_of(shop().routes(page)).into_iter().map(|(name, ..)| name).collect();
    assert_eq!(unlisted(&routes), ["say in the table what admin.planted needs"]);
    routes.retain(|name| name != "admin.planted" && name != "admin.home");
    assert_eq!(unlisted(&routes), ["there is no route admin.home"]);
}

#[tokio::test]
async fn every_visitor_gets_at_every_door_what_the_policy_says() {
    let site = TestApp::new(shop()).await;
    let _owner = site.log_in_with_role("owner@example.org", "owner").await;
    let needs: BTreeMap<&str, Needs> = DOORS.iter().copied().collect();
    let mut wrong = Vec::new();
    for (kind, words) in KINDS {
        let mut browser = visitor(&site, kind).await;
        let token = token_of(&mut browser).await;
        for (name, method, pattern) in routes() {
            for key in ["1", "2"] {
                plant(&site).await;
                let request = with_token(&method, &filled_in(&pattern, key), &token, FORM, "");
                let page = browser.request(request).await;
                let found = match (page.status().as_u16(), page.header("location")) {
                    (_, Some(place)) if place.starts_with("/login") => Answer::LogIn,
                    (403, _) => Answer::Forbidden,
                    (404, _) => Answer::Missing,
                    (405 | 500.., _) => panic!("{kind} gets {} at {method} {pattern}", page.status()),
                    _ => Answer::In,
                };
                let wanted = match kind {
                    "anonymous" => Answer::LogIn,
                    _ => expected(words, needs[name.as_str()], key == "1"),
                };
                if found != wanted {
                    wrong.push(format!("{kind} at {method} {pattern} with {key}: {found:?}, not {wanted:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

//! A parcel: rows for long work, some of which may not be touched, and one that makes its worker stumble.

use flaskboost::admin::{AdminModel, AdminSpec, Direction, Staff, SystemJobs};
use flaskboost::app::App;
use flaskboost::auth::{Action, Permission, Resource};
use flaskboost::db::{Db, Engine};
use flaskboost::form::Form;
use flaskboost::model::Invalid;
use flaskboost::policy::{Policy, Rule, Rules};
use flaskboost::testing::{Browser, Page, TestApp};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{ConnectionTrait, QueryOrder};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_pk_auto, boolean, integer, string_len, string_len_null};

use crate::app;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "parcels")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    #[sea_orm(column_type = "String(StringLen::N(40))", unique)]
    pub(crate) code: String,
    #[sea_orm(column_type = "String(StringLen::N(20))", nullable)]
    pub(crate) note: Option<String>,
    pub(crate) grams: i32,
    pub(crate) is_locked: bool,
    /// How often it was sent.
    pub(crate) sent: i32,
    #[sea_orm(column_type = "String(StringLen::N(40))")]
    pub(crate) pin: String,
}

flaskboost::audited!(ActiveModel, secret = [Column::Pin]);

impl Resource for Model {
    const NAME: &'static str = "parcels";
}

impl Policy for Model {
    fn rules() -> Rules<Column> {
        Rules::new()
            .view(Rule::permission(Permission::view::<Self>()))
            .create(Rule::permission(Permission::create::<Self>()))
            .edit(Rule::permission(Permission::edit::<Self>()) & Rule::equals(Column::IsLocked, false))
            .delete(Rule::permission(Permission::delete::<Self>()))
            .write(Column::Grams, Rule::role("admin"))
    }
}

/// What is written on parcels.
#[derive(Form)]
pub(crate) struct Mark {
    #[field(max_len = 10)]
    word: String,
}

impl AdminModel for Model {
    fn admin(spec: AdminSpec<Self>) -> AdminSpec<Self> {
        spec.called("parcel", "Parcels")
            .list([Column::Id, Column::Code, Column::Note, Column::Grams, Column::IsLocked, Column::Sent])
            .search([Column::Code])
            .filter(Column::Grams)
            .order(Column::Code, Direction::Ascending)
            .title(|parcel| parcel.code.clone())
            .label(Column::Grams, "Weight")
            .read_only([Column::Sent])
            .secret([Column::Pin])
            .import([Column::Code, Column::Note, Column::Grams, Column::IsLocked])
            .action("send", "Send", Action::EDIT, |tx, parcel: Self| {
                Box::pin(async move {
                    assert_ne!(parcel.note.as_deref(), Some("trap"), "the worker stumbles");
                    if parcel.note.as_deref() == Some("torn") {
                        return Err(Invalid::field("note", "It is torn.").into());
                    }
                    let sent = parcel.sent + 1;
                    let mut parcel: ActiveModel = parcel.into();
                    parcel.sent = Set(sent);
                    parcel.update(tx).await?;
                    Ok(())
                })
            })
            .action_with::<Mark>("mark", "Mark", Action::EDIT, |tx, parcel: Self, mark| {
                Box::pin(async move {
                    let mut parcel: ActiveModel = parcel.into();
                    parcel.note = Set(Some(mark.word.clone()));
                    parcel.update(tx).await?;
                    Ok(())
                })
            })
    }
}

/// A site with parcels. A packer may do all that has a permission; a watch sees the jobs of all.
pub(crate) fn depot() -> App {
    let roles = app::models::roles()
        .role("packer")
        .above("user")
        .may(Permission::view::<Staff>())
        .may(Permission::view::<Model>())
        .may(Permission::create::<Model>())
        .may(Permission::edit::<Model>())
        .role("watch")
        .above("user")
        .may(Permission::view::<Staff>())
        .may(Permission::view::<SystemJobs>())
        .permission(Permission::delete::<Model>());
    crate::site_with_admin(|admin| admin.model::<Model>()).migrations(migrations).roles(roles)
}

/// So many parcels: `P1`, `P2` and so on, each as heavy as its number.
pub(crate) async fn plant(db: &Db, rows: u32) {
    let numbers = match db.engine() {
        Engine::Postgres => format!("SELECT n AS x FROM generate_series(1, {rows}) AS n"),
        _ => format!("WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT {rows}) SELECT x FROM n"),
    };
    let no = if db.engine() == Engine::Postgres { "false" } else { "0" };
    let sql = format!(
        "INSERT INTO parcels (code, grams, is_locked, sent, pin) \
         SELECT 'P' || x, x, {no}, 0, 'pin' FROM ({numbers}) AS numbers ORDER BY x"
    );
    db.execute_unprepared(&sql).await.expect("parcels");
}

/// The site with so many parcels, and an administrator.
pub(crate) async fn opened(rows: u32) -> (TestApp, Browser) {
    let site = TestApp::new(depot()).await;
    plant(site.db(), rows).await;
    let root = site.log_in_as_admin("root@example.org").await;
    (site, root)
}

pub(crate) async fn all(site: &TestApp) -> Vec<Model> {
    Entity::find().order_by_asc(Column::Id).all(site.db()).await.expect("parcels")
}

/// Changes one parcel behind the panel's back.
pub(crate) async fn change(site: &TestApp, id: i64, change: &str) {
    site.db().execute_unprepared(&format!("UPDATE parcels SET {change} WHERE id = {id}")).await.expect("a change");
}

/// Sends fields to an address of the panel.
pub(crate) async fn send(browser: &mut Browser, address: &str, fields: &[(&str, &str)]) -> Page {
    let token = crate::tokens::token_of(browser).await;
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    browser.request(crate::tokens::with_token(&http::Method::POST, address, &token, crate::tokens::FORM, body)).await
}

fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(CreateParcels)]
}

struct CreateParcels;

impl MigrationName for CreateParcels {
    fn name(&self) -> &'static str {
        "panel_0200_create_parcels"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for CreateParcels {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let parcels = Table::create()
            .table("parcels")
            .col(big_pk_auto("id"))
            .col(string_len("code", 40).unique_key())
            .col(string_len_null("note", 20))
            .col(integer("grams"))
            .col(boolean("is_locked"))
            .col(integer("sent").default(0))
            .col(string_len("pin", 40).default(""))
            .to_owned();
        manager.create_table(parcels).await
    }
}

//! A model that is audited, with a secret and a column that does not count.

use flaskboost::admin::{AdminModel, AdminSpec, AuditTrail, Staff};
use flaskboost::app::App;
use flaskboost::auth::{Permission, Resource};
use flaskboost::db::Db;
use flaskboost::db::trail::{Change, Entry};
use flaskboost::error::Result;
use flaskboost::policy::{Policy, Rule, Rules};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{pk_auto, string, string_null, timestamp_with_time_zone_null};

use crate::app;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "patients")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) name: String,
    /// Only doctors read it.
    pub(crate) diagnosis: Option<String>,
    pub(crate) pin: Option<String>,
    pub(crate) seen_at: Option<DateTimeUtc>,
}

flaskboost::audited!(ActiveModel, secret = [Column::Pin], skip = [Column::SeenAt]);

impl Resource for Model {
    const NAME: &'static str = "patients";
}

/// Nurses see and change patients; what they suffer from, only doctors know.
impl Policy for Model {
    fn rules() -> Rules<Column> {
        let doctor = || Rule::permission(Permission::delete::<Self>());
        Rules::new()
            .view(Rule::permission(Permission::view::<Self>()))
            .edit(Rule::permission(Permission::edit::<Self>()))
            .create(Rule::permission(Permission::create::<Self>()))
            .delete(doctor())
            .read(Column::Diagnosis, doctor())
            .write(Column::Diagnosis, doctor())
    }
}

impl AdminModel for Model {
    fn admin(spec: AdminSpec<Self>) -> AdminSpec<Self> {
        spec.called("Patient", "Patients").list([Column::Name]).secret([Column::Pin])
    }
}

struct CreatePatients;

impl MigrationName for CreatePatients {
    fn name(&self) -> &'static str {
        "m0001_create_patients"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for CreatePatients {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let patients = Table::create()
            .table("patients")
            .col(pk_auto("id").big_integer())
            .col(string("name"))
            .col(string_null("diagnosis"))
            .col(string_null("pin"))
            .col(timestamp_with_time_zone_null("seen_at"))
            .to_owned();
        manager.create_table(patients).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("patients").to_owned()).await
    }
}

fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(CreatePatients)]
}

/// A site with a panel over patients, with nurses who may change them and doctors who may do everything to them.
pub(crate) fn hospital() -> App {
    let roles = app::models::roles()
        .role("clerk")
        .above("user")
        .may(Permission::view::<Staff>())
        .role("nurse")
        .above("clerk")
        .may(Permission::view::<Model>())
        .may(Permission::edit::<Model>())
        .may(Permission::view::<AuditTrail>())
        .role("doctor")
        .above("nurse")
        .may(Permission::create::<Model>())
        .may(Permission::delete::<Model>());
    crate::site_with_admin(|admin| admin.model::<Model>()).migrations(migrations).roles(roles)
}

/// Makes a patient.
pub(crate) async fn insert(db: &impl ConnectionTrait, name: &str) -> Result<Model, DbErr> {
    let row = ActiveModel { name: Set(name.to_owned()), pin: Set(Some("1111".to_owned())), ..Default::default() };
    row.insert(db).await
}

/// Makes a patient, in a transaction.
pub(crate) async fn create(db: &Db, name: &str) -> Result<Model> {
    db.transaction(async |tx| Ok(insert(tx, name).await?)).await
}

/// The name that an entry gave to a patient.
pub(crate) fn new_name(entry: &Entry) -> String {
    match &entry.changes["name"] {
        Change::Open { new, .. } => new.as_str().unwrap_or_default().to_owned(),
        Change::Secret => String::new(),
    }
}

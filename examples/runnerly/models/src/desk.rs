//! What the panel shows of Runnerly, and who may do what there.
//!
//! The site itself shows each runner their own; these rules are for those who look after it.

use flaskboost::accounts::User;
use flaskboost::admin::{Admin, AdminModel, AdminSpec, Direction};
use flaskboost::auth::{Permission, Resource};
use flaskboost::policy::{ColumnOf, Policy, Rule, Rules};

use crate::{plan, profile, race, run};

/// The models of Runnerly in the panel.
pub fn desk(admin: Admin) -> Admin {
    admin.model::<run::Model>().model::<race::Model>().model::<plan::Model>().model::<profile::Model>()
}

/// Whoever has the permission, and nobody else.
fn by_permission<M: Resource + sea_orm::ModelTrait>() -> Rules<ColumnOf<M>> {
    Rules::new()
        .view(Rule::permission(Permission::view::<M>()))
        .create(Rule::permission(Permission::create::<M>()))
        .edit(Rule::permission(Permission::edit::<M>()))
        .delete(Rule::permission(Permission::delete::<M>()))
}

impl Resource for run::Model {
    const NAME: &'static str = "runs";
}

/// What was measured is measured: nobody changes it, and a run is made of a file.
impl Policy for run::Model {
    fn rules() -> Rules<run::Column> {
        let measured = by_permission::<Self>().create(Rule::nobody());
        [run::Column::UserId, run::Column::Source, run::Column::StravaId, run::Column::Distance]
            .into_iter()
            .chain([run::Column::Elapsed, run::Column::Moving, run::Column::StartedAt])
            .fold(measured, |rules, column| rules.write(column, Rule::nobody()))
    }
}

impl AdminModel for run::Model {
    fn admin(spec: AdminSpec<Self>) -> AdminSpec<Self> {
        use run::Column;
        spec.list([Column::Title, Column::UserId, Column::StartedAt])
            .computed("distance", "Distance", |run| run.distance.to_string())
            .search([Column::Title])
            .filter(Column::StartedAt)
            .order(Column::Id, Direction::Descending)
            .fields([Column::Title])
            .belongs_to::<User>(Column::UserId)
            .chart(Column::StartedAt)
    }
}

impl Resource for race::Model {
    const NAME: &'static str = "races";
}

impl Policy for race::Model {
    fn rules() -> Rules<race::Column> {
        by_permission::<Self>()
    }
}

impl AdminModel for race::Model {
    fn admin(spec: AdminSpec<Self>) -> AdminSpec<Self> {
        use race::Column;
        spec.list([Column::Name, Column::HeldOn, Column::Location])
            .search([Column::Name, Column::Location])
            .filter(Column::HeldOn)
            .label(Column::Distance, "Distance in metres")
            .belongs_to::<User>(Column::CreatedBy)
            .has_many::<plan::Model>(plan::Column::RaceId)
    }
}

impl Resource for plan::Model {
    const NAME: &'static str = "plans";
}

impl Policy for plan::Model {
    fn rules() -> Rules<plan::Column> {
        by_permission::<Self>()
    }
}

impl AdminModel for plan::Model {
    fn admin(spec: AdminSpec<Self>) -> AdminSpec<Self> {
        use plan::Column;
        spec.list([Column::Id, Column::RaceId, Column::UserId, Column::CreatedAt])
            .filter(Column::RaceId)
            .belongs_to::<User>(Column::UserId)
            .belongs_to::<race::Model>(Column::RaceId)
    }
}

impl Resource for profile::Model {
    const NAME: &'static str = "profiles";
}

impl Policy for profile::Model {
    fn rules() -> Rules<profile::Column> {
        by_permission::<Self>()
    }
}

impl AdminModel for profile::Model {
    fn admin(spec: AdminSpec<Self>) -> AdminSpec<Self> {
        use profile::Column;
        spec.title(|profile| {
            let names: Vec<&str> =
                [&profile.firstname, &profile.lastname].into_iter().flatten().map(String::as_str).collect();
            names.join(" ")
        })
        .list([Column::Firstname, Column::Lastname, Column::UserId])
        .search([Column::Firstname, Column::Lastname])
        .belongs_to::<User>(Column::UserId)
    }
}

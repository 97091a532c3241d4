//! [`AdminModel`]: a model that has pages in the panel.

use sea_orm::{EntityTrait, FromQueryResult, IntoActiveModel, ModelTrait};

use super::AdminSpec;
use crate::policy::Policy;

/// The type that writes rows of a model.
pub(super) type ActiveOf<M> = <<M as ModelTrait>::Entity as EntityTrait>::ActiveModel;

/// A model that has pages in the panel. Who may do what there, its [`Policy`] says, as everywhere else.
///
/// Write it beside the entity, and name the model where the site is assembled: `admin.model::<Post>()`. A column that
/// the entity does not have is an error of the compiler.
///
/// ```
/// mod post {
///     use flaskboost::admin::{AdminModel, AdminSpec};
///     use flaskboost::auth::{Permission, Resource};
///     use flaskboost::policy::{Policy, Rule, Rules};
///     use sea_orm::entity::prelude::*;
///
///     #[sea_orm::model]
///     #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
///     #[sea_orm(table_name = "posts")]
///     pub struct Model {
///         #[sea_orm(primary_key)]
///         pub id: i64,
///         pub title: String,
///     }
///
///     impl ActiveModelBehavior for ActiveModel {}
///
///     impl Resource for Model {
///         const NAME: &'static str = "posts";
///     }
///
///     impl Policy for Model {
///         fn rules() -> Rules<Column> {
///             Rules::new().view(Rule::permission(Permission::view::<Self>()))
///         }
///     }
///
///     impl AdminModel for Model {
///         fn admin(spec: AdminSpec<Self>) -> AdminSpec<Self> {
///             spec.list([Column::Id, Column::Title]).search([Column::Title])
///         }
///     }
/// }
/// ```
pub trait AdminModel: Policy + ModelTrait + FromQueryResult + Send + Sync + 'static
where
    Self: ModelTrait<Entity: EntityTrait<Model = Self, ActiveModel: Send + Sync>>
        + IntoActiveModel<<<Self as ModelTrait>::Entity as EntityTrait>::ActiveModel>,
{
    /// Says what its pages show. Without a word they show every column that is no secret.
    fn admin(spec: AdminSpec<Self>) -> AdminSpec<Self> {
        spec
    }
}

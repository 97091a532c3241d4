//! The audit trail: what was changed in audited models, by whom, chained so that it shows when somebody changes it.
//!
//! A model that is [`audited!`] tells its transaction of each write. The transaction writes the entries right before it
//! commits, so there is an entry exactly when there is a change. Each entry carries an HMAC over itself and over the
//! one before it; [`verify`] finds the first that is not as it was written.

mod author;
mod chain;
mod change;
mod entry;
pub mod hooks;
mod ledger;
mod migrations;
mod note;
#[expect(clippy::module_inception, reason = "the noun of this part is the handle itself")]
mod trail;
mod value;
mod verify;
mod write;

pub use author::{Author, AuthorKind, By};
pub use change::{Change, Values, What};
pub use entry::{Entry, EntryFilter};
pub(super) use ledger::Ledger;
pub use migrations::migrations;
pub(super) use note::told_in;
pub use trail::Trail;
#[cfg(feature = "admin")]
pub(crate) use value::{json_of, key_of};
pub use verify::{Break, Head, Verdict, verify};
pub(super) use write::write;

/// Audits a model: stands beside its entity, instead of `impl ActiveModelBehavior for ActiveModel {}`.
///
/// Each insert, update and delete through the active model writes an entry into the audit trail, in the same
/// transaction. Outside of a transaction such a write is refused. Of columns in `secret` the trail tells only that they
/// changed; columns in `skip` are no change that counts, such as the time somebody was last seen.
///
/// What goes past the active model, such as `update_many`, a bulk insert or SQL, is not seen.
///
/// ```
/// mod patient {
///     use sea_orm::entity::prelude::*;
///
///     #[sea_orm::model]
///     #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
///     #[sea_orm(table_name = "patients")]
///     pub struct Model {
///         #[sea_orm(primary_key)]
///         pub id: i64,
///         pub name: String,
///         pub pin: String,
///         pub seen_at: Option<DateTimeUtc>,
///     }
///
///     flaskboost::audited!(ActiveModel, secret = [Column::Pin], skip = [Column::SeenAt]);
/// }
/// ```
#[macro_export]
macro_rules! audited {
    ($active:ty $(, secret = [$($secret:expr),* $(,)?])? $(, skip = [$($skip:expr),* $(,)?])? $(,)?) => {
        #[::sea_orm::prelude::async_trait::async_trait]
        impl ::sea_orm::ActiveModelBehavior for $active {
            async fn before_save<C>(self, db: &C, insert: bool) -> ::core::result::Result<Self, ::sea_orm::DbErr>
            where
                C: ::sea_orm::ConnectionTrait,
            {
                $crate::db::trail::hooks::before_save(&self, db, insert, &[$($($secret),*)?], &[$($($skip),*)?]).await?;
                ::core::result::Result::Ok(self)
            }

            async fn after_save<C>(
                model: <<Self as ::sea_orm::ActiveModelTrait>::Entity as ::sea_orm::EntityTrait>::Model,
                db: &C,
                insert: bool,
            ) -> ::core::result::Result<
                <<Self as ::sea_orm::ActiveModelTrait>::Entity as ::sea_orm::EntityTrait>::Model,
                ::sea_orm::DbErr,
            >
            where
                C: ::sea_orm::ConnectionTrait,
            {
                $crate::db::trail::hooks::after_save(&model, db, insert, &[$($($secret),*)?], &[$($($skip),*)?]).await?;
                ::core::result::Result::Ok(model)
            }

            async fn before_delete<C>(self, db: &C) -> ::core::result::Result<Self, ::sea_orm::DbErr>
            where
                C: ::sea_orm::ConnectionTrait,
            {
                $crate::db::trail::hooks::before_delete(&self, db, &[$($($secret),*)?]).await?;
                ::core::result::Result::Ok(self)
            }

            async fn after_delete<C>(self, db: &C) -> ::core::result::Result<Self, ::sea_orm::DbErr>
            where
                C: ::sea_orm::ConnectionTrait,
            {
                $crate::db::trail::hooks::after_delete(&self, db).await?;
                ::core::result::Result::Ok(self)
            }
        }
    };
}

pub use audited;

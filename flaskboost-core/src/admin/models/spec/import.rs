//! What a model says about files with its rows.

use super::AdminSpec;
use crate::admin::models::AdminModel;
use crate::policy::ColumnOf;

impl<M: AdminModel> AdminSpec<M> {
    /// Lets rows be imported from files of CSV, into these columns: by whoever may make new ones, and where a line is about
    /// a row that is there, by whoever may change that. The form must write the columns, so none of them is a secret or
    /// only read; a column of the key may be among them, to find rows by. Policies and checks are those of the form.
    ///
    /// ```
    /// # mod post {
    /// #     use flaskboost::auth::Resource;
    /// #     use flaskboost::policy::{Policy, Rules};
    /// #     use sea_orm::entity::prelude::*;
    /// #     #[sea_orm::model]
    /// #     #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    /// #     #[sea_orm(table_name = "posts")]
    /// #     pub struct Model {
    /// #         #[sea_orm(primary_key)]
    /// #         pub id: i64,
    /// #         pub title: String,
    /// #     }
    /// #     impl ActiveModelBehavior for ActiveModel {}
    /// #     impl Resource for Model {
    /// #         const NAME: &'static str = "posts";
    /// #     }
    /// #     impl Policy for Model {
    /// #         fn rules() -> Rules<Column> {
    /// #             Rules::new()
    /// #         }
    /// #     }
    /// # }
    /// # use post::{Column, Model as Post};
    /// use flaskboost::admin::{AdminModel, AdminSpec};
    ///
    /// impl AdminModel for Post {
    ///     fn admin(spec: AdminSpec<Self>) -> AdminSpec<Self> {
    ///         spec.import([Column::Title])
    ///     }
    /// }
    /// ```
    pub fn import(mut self, columns: impl IntoIterator<Item = ColumnOf<M>>) -> Self {
        let columns: Vec<usize> = columns.into_iter().map(|column| self.place(column)).collect();
        self.typed.facts.import.get_or_insert_default().extend(columns);
        self
    }
}

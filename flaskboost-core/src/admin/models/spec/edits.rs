//! What a model says about changing rows in its list.

use super::AdminSpec;
use crate::admin::models::{AdminModel, Facts, Listed};
use crate::policy::ColumnOf;

impl<M: AdminModel> AdminSpec<M> {
    /// Columns of the list that are fields there, for whoever may write them in that row; others see text. All that was
    /// changed on a page is saved at once, or nothing of it.
    ///
    /// A column that the list does not show, or that a form could not write either, is an error at the start (FB9604).
    ///
    /// ```
    /// # mod film {
    /// #     use flaskboost::auth::Resource;
    /// #     use flaskboost::policy::{Policy, Rules};
    /// #     use sea_orm::entity::prelude::*;
    /// #     #[sea_orm::model]
    /// #     #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    /// #     #[sea_orm(table_name = "films")]
    /// #     pub struct Model {
    /// #         #[sea_orm(primary_key)]
    /// #         pub id: i64,
    /// #         pub title: String,
    /// #         pub is_seen: bool,
    /// #     }
    /// #     impl ActiveModelBehavior for ActiveModel {}
    /// #     impl Resource for Model {
    /// #         const NAME: &'static str = "films";
    /// #     }
    /// #     impl Policy for Model {
    /// #         fn rules() -> Rules<Column> {
    /// #             Rules::new()
    /// #         }
    /// #     }
    /// use flaskboost::admin::{AdminModel, AdminSpec};
    ///
    /// impl AdminModel for Model {
    ///     fn admin(spec: AdminSpec<Self>) -> AdminSpec<Self> {
    ///         spec.list([Column::Title, Column::IsSeen]).edit_in_list([Column::IsSeen])
    ///     }
    /// }
    /// # }
    /// ```
    pub fn edit_in_list(mut self, columns: impl IntoIterator<Item = ColumnOf<M>>) -> Self {
        let columns: Vec<usize> = columns.into_iter().map(|column| self.place(column)).collect();
        self.typed.facts.edits.extend(columns);
        self
    }
}

/// Takes out what cannot be so, and says it.
pub(super) fn judge(facts: &mut Facts) {
    let mut edits = Vec::new();
    for place in std::mem::take(&mut facts.edits) {
        let Some(column) = facts.columns.get(place) else { continue };
        let is_fixed = column.is_key || column.is_automatic || column.is_read_only || column.is_secret;
        let is_listed = facts.list.contains(&Listed::Column(place));
        if is_fixed || !is_listed || !column.kind.is_writable() {
            let text = format!("`{}.{}` cannot be changed in the list", facts.name, column.name);
            let why = if is_listed { "the panel does not write it" } else { "the list does not show it" };
            facts.mistakes.push(format!("{text}: {why}"));
        } else if !edits.contains(&place) {
            edits.push(place);
        }
    }
    facts.edits = edits;
}

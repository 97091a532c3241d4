//! What a model says about changing rows and their order in its list.

use super::AdminSpec;
use crate::admin::models::{AdminModel, Direction, Facts, Kind, Listed};
use crate::policy::ColumnOf;

impl<M: AdminModel> AdminSpec<M> {
    /// Columns of the list that are fields there, for whoever may write them in that row; others see text. All that was
    /// changed on a page is saved at once, or nothing of it.
    ///
    /// A column that the list does not show, or that a form could not write either, is an error at the start (FB9606).
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

impl<M: AdminModel> AdminSpec<M> {
    /// Rows are put in order by hand, and this whole number says where each stands: the smallest first. The list is in
    /// this order at first, unless [`AdminSpec::order`] says otherwise.
    ///
    /// Rows can be moved where the list is in this order, without a search or a filter, by whoever may see and change
    /// every row and write this column. Numbers keep gaps between them, so that most moves write one row.
    ///
    /// A column that is no whole number, can be empty, must be unique, or is not written by the panel is an error at the
    /// start (FB9606). A table of more than 10 000 rows needs an index of this column and the key.
    pub fn order_by_hand(mut self, column: ColumnOf<M>) -> Self {
        self.typed.facts.by_hand = Some(self.place(column));
        self
    }
}

/// Takes out what cannot be so, and says it.
pub(super) fn judge(facts: &mut Facts) {
    judge_order(facts);
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

fn judge_order(facts: &mut Facts) {
    let Some((place, column)) = facts.by_hand.and_then(|place| Some((place, facts.columns.get(place)?))) else {
        return;
    };
    let is_fixed = column.is_key || column.is_automatic || column.is_read_only || column.is_secret;
    let why = match column {
        _ if is_fixed => "the panel does not write it",
        column if column.kind != Kind::Whole || column.refers.is_some() => "it is no whole number",
        column if column.is_nullable => "it can be empty",
        column if column.is_unique => "no two rows may have the same number, not even for a moment",
        _ => {
            if facts.order.is_empty() {
                facts.order.push((place, Direction::Ascending));
            }
            return;
        }
    };
    facts.mistakes.push(format!("`{}.{}` cannot put rows in order by hand: {why}", facts.name, column.name));
    facts.by_hand = None;
}

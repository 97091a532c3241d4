//! What a model says about rows of others that are changed in its own form.

use std::ops::{Bound, RangeBounds};

use sea_orm::IdenStatic;

use super::AdminSpec;
use crate::admin::models::{AdminModel, Bounds, Child};
use crate::policy::ColumnOf;

impl<M: AdminModel> AdminSpec<M> {
    /// Rows of another model belong to a row of this one, as [`AdminSpec::has_many`] says, and they are changed, added
    /// and deleted in the form of this one, in one transaction with it. A page of them is shown at once, and their own
    /// policy is asked for each row and field.
    pub fn has_many_in_place<Other: AdminModel>(self, column: ColumnOf<Other>) -> Self {
        self.has_many_in_place_within::<Other>(column, ..)
    }

    /// The same, where a row must have so many of them, such as `1..` or `..=3`. A form that adds or deletes some is
    /// refused when there would be fewer or more.
    pub fn has_many_in_place_within<Other: AdminModel>(
        mut self,
        column: ColumnOf<Other>,
        counts: impl RangeBounds<u32>,
    ) -> Self {
        let least = match counts.start_bound() {
            Bound::Included(least) => u64::from(*least),
            Bound::Excluded(below) => u64::from(*below) + 1,
            Bound::Unbounded => 0,
        };
        let most = match counts.end_bound() {
            Bound::Included(most) => Some(u64::from(*most)),
            Bound::Excluded(above) => Some(u64::from(*above).saturating_sub(1)),
            Bound::Unbounded => None,
        };
        let in_place = Some(Bounds { least, most });
        self.typed.facts.children.push(Child { model: Other::NAME, column: column.as_str(), in_place });
        self
    }
}

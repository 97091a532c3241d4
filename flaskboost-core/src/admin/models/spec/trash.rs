//! What a model says about its trash.

use super::AdminSpec;
use crate::admin::models::{AdminModel, TrashFacts};
use crate::policy::ColumnOf;

impl<M: AdminModel> AdminSpec<M> {
    /// Deleting puts a row into the trash: it writes the moment into this column, which must be one that may be empty.
    /// Whoever may delete a row sees it there, takes it out again, or deletes it for good. Rows of other models that
    /// belong to it stay as they are.
    ///
    /// The panel leaves such rows out everywhere else. For the rest of the site, say the same in the policy:
    /// [`Rules::trash`](crate::policy::Rules::trash).
    pub fn trash(mut self, column: ColumnOf<M>) -> Self {
        let days = self.typed.facts.trash.and_then(|trash| trash.days);
        self.typed.facts.trash = Some(TrashFacts { column: self.place(column), days });
        self
    }

    /// Deletes for good, every night, what has lain in the trash for so many days; at least one. Without it, nothing
    /// leaves the trash by itself. It does nothing where there is no trash.
    pub fn trash_days(mut self, days: u32) -> Self {
        if let Some(trash) = &mut self.typed.facts.trash {
            trash.days = Some(days.max(1));
        }
        self
    }
}

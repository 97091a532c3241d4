//! What a model says about the parts of its form, and when a field counts.

use super::AdminSpec;
use crate::admin::models::{AdminModel, Condition, Tab};
use crate::policy::ColumnOf;

impl<M: AdminModel> AdminSpec<M> {
    /// Begins a part of the form with this title: the fields and fieldsets after it belong to it. With a script the parts
    /// are tabs, and without one sections with links to them on top. What stands before the first part is always there.
    pub fn tab(mut self, title: &str) -> Self {
        let begins = self.typed.facts.fieldsets.len();
        self.typed.facts.tabs.push(Tab { title: title.to_owned(), begins });
        self
    }

    /// The field of a column counts only while another one has one of these values, written as in the form: the word of a
    /// choice, `true` or `false` of a box, the key of a row, or `""` for none. While it does not count, it is saved empty,
    /// whatever is sent: as `NULL`, as a text without letters, or as `false`.
    ///
    /// A column that can hold none of these cannot have such a condition: that is an error at the start.
    pub fn visible_when<V: Into<String>>(
        mut self,
        column: ColumnOf<M>,
        other: ColumnOf<M>,
        values: impl IntoIterator<Item = V>,
    ) -> Self {
        let values = values.into_iter().map(Into::into).collect();
        let condition = Condition { column: self.place(column), other: self.place(other), values };
        self.typed.facts.conditions.push(condition);
        self
    }
}

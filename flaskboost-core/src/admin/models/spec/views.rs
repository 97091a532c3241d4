//! What a model says about the views of its list.

use super::AdminSpec;
use crate::admin::models::{AdminModel, Counting, DeclaredView};
use crate::policy::ColumnOf;

impl<M: AdminModel> AdminSpec<M> {
    /// A view of the list for everybody who may see it: a name, and what stands after the `?` in the address of the list
    /// that it shows, such as `("Unpublished", "f.published_at.by=empty")`. A query that the list does not understand is
    /// a problem at the start.
    pub fn view(mut self, name: &str, query: &str) -> Self {
        self.typed.facts.views.push(DeclaredView { name: name.to_owned(), query: query.to_owned() });
        self
    }

    /// Tells, for whoever asks for it with a click, how many rows have which value of this column: one with few values,
    /// yes or no, or a key of another model. The column must be among the filters.
    ///
    /// The rows are those of the list as it is otherwise narrowed, and no more than ten thousand are looked at. Counting
    /// that takes longer than half a second is given up, and the page says so.
    pub fn facets(self, column: ColumnOf<M>) -> Self {
        self.counted(column, Counting::Asked)
    }

    /// The same without a click, on every page of the list.
    pub fn facets_always(self, column: ColumnOf<M>) -> Self {
        self.counted(column, Counting::Always)
    }

    /// Puts years, then months, then days above the list, as links that narrow it by this moment or day. Days are those
    /// of UTC. An index that begins with the column makes it quick in a table of any size.
    pub fn days(mut self, column: ColumnOf<M>) -> Self {
        self.typed.facts.days = Some(self.place(column));
        self
    }

    fn counted(mut self, column: ColumnOf<M>, when: Counting) -> Self {
        let place = self.place(column);
        self.typed.facts.facets.push((place, when));
        self
    }
}

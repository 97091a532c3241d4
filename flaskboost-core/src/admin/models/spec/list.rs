//! What a model says about its list.

use super::AdminSpec;
use crate::admin::models::{AdminModel, ComputedFacts, Direction, Listed};
use crate::policy::ColumnOf;

impl<M: AdminModel> AdminSpec<M> {
    /// The columns of the list, in this order.
    pub fn list(mut self, columns: impl IntoIterator<Item = ColumnOf<M>>) -> Self {
        let columns: Vec<Listed> = columns.into_iter().map(|column| Listed::Column(self.place(column))).collect();
        self.typed.facts.list.extend(columns);
        self.has_list = true;
        self
    }

    /// One more column of the list, computed from the row. It is text, and escaped like any other.
    pub fn computed(
        mut self,
        name: &'static str,
        label: &str,
        value: impl Fn(&M) -> String + Send + Sync + 'static,
    ) -> Self {
        self.typed.facts.list.push(Listed::Computed(self.typed.computed.len()));
        self.typed.facts.computed.push(ComputedFacts { name, label: label.to_owned(), order: None });
        self.typed.computed.push(Box::new(value));
        self
    }

    /// Orders the list by this column when somebody orders it by the computed one of this name.
    pub fn computed_order(mut self, name: &'static str, column: ColumnOf<M>) -> Self {
        let place = self.place(column);
        for computed in self.typed.facts.computed.iter_mut().filter(|computed| computed.name == name) {
            computed.order = Some(place);
        }
        self
    }

    /// Where a search looks.
    pub fn search(mut self, columns: impl IntoIterator<Item = ColumnOf<M>>) -> Self {
        let columns: Vec<usize> = columns.into_iter().map(|column| self.place(column)).collect();
        self.typed.facts.search.extend(columns);
        self
    }

    /// By what the list can be narrowed; call it once for each column.
    pub fn filter(mut self, column: ColumnOf<M>) -> Self {
        let place = self.place(column);
        self.typed.facts.filters.push(place);
        self
    }

    /// The order of the list at first; call it once for each column. Without it, the newest key is first.
    pub fn order(mut self, column: ColumnOf<M>, direction: Direction) -> Self {
        let place = self.place(column);
        self.typed.facts.order.push((place, direction));
        self
    }

    /// How many rows a page of the list has at first: from 1 to 1000.
    pub fn per_page(mut self, rows: u32) -> Self {
        self.typed.facts.per_page = rows.clamp(1, 1000);
        self
    }

    /// Draws on the front page how many rows there are for each of the last thirty days, by this moment or day.
    pub fn chart(mut self, column: ColumnOf<M>) -> Self {
        self.typed.facts.chart = Some(self.place(column));
        self
    }
}

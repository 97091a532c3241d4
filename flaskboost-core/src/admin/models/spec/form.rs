//! What a model says about its form.

use sea_orm::IdenStatic;

use super::AdminSpec;
use crate::admin::models::{AdminModel, Child, Fieldset};
use crate::auth::Resource;
use crate::policy::ColumnOf;

impl<M: AdminModel> AdminSpec<M> {
    /// What people read above a column, in lists and in forms.
    pub fn label(mut self, column: ColumnOf<M>, label: &str) -> Self {
        label.clone_into(&mut self.facts_mut(column).label);
        self
    }

    /// A sentence below the field of a column.
    pub fn help(mut self, column: ColumnOf<M>, help: &str) -> Self {
        self.facts_mut(column).help = Some(help.to_owned());
        self
    }

    /// The fields of the form, in this order. Without it, every column that can be written.
    pub fn fields(mut self, columns: impl IntoIterator<Item = ColumnOf<M>>) -> Self {
        let columns = columns.into_iter().map(|column| self.place(column)).collect();
        self.typed.facts.fieldsets.push(Fieldset { title: None, columns });
        self.has_fields = true;
        self
    }

    /// Fields of the form that belong together, under a title.
    pub fn fieldset(mut self, title: &str, columns: impl IntoIterator<Item = ColumnOf<M>>) -> Self {
        let columns = columns.into_iter().map(|column| self.place(column)).collect();
        self.typed.facts.fieldsets.push(Fieldset { title: Some(title.to_owned()), columns });
        self.has_fields = true;
        self
    }

    /// Columns that the panel shows and never writes, whatever is sent.
    pub fn read_only(mut self, columns: impl IntoIterator<Item = ColumnOf<M>>) -> Self {
        for column in columns {
            self.facts_mut(column).is_read_only = true;
        }
        self
    }

    /// Columns that the panel never shows, writes, searches or exports, such as the hash of a password.
    pub fn secret(mut self, columns: impl IntoIterator<Item = ColumnOf<M>>) -> Self {
        for column in columns {
            self.facts_mut(column).is_secret = true;
        }
        self
    }

    /// The column holds the key of a row of another model of the panel.
    pub fn belongs_to<Other: Resource>(mut self, column: ColumnOf<M>) -> Self {
        self.facts_mut(column).refers = Some(Other::NAME);
        self
    }

    /// Rows of another model belong to a row of this one: that column of theirs holds its key.
    pub fn has_many<Other: AdminModel>(mut self, column: ColumnOf<Other>) -> Self {
        self.typed.facts.children.push(Child { model: Other::NAME, column: column.as_str(), in_place: None });
        self
    }

    /// The column is a part of an address, made of the words of another one where it is left empty.
    pub fn slug(mut self, column: ColumnOf<M>, from: ColumnOf<M>) -> Self {
        let slug = (self.place(column), self.place(from));
        self.typed.facts.slugs.push(slug);
        self
    }
}

//! [`Facts`]: all that the panel knows of a model without its type.

use sea_orm::sea_query::ArrayType;

use super::{Kind, Questions};
use crate::auth::Action;

/// All that the panel knows of a model without its type. Columns are named by their place.
#[derive(Debug, Clone)]
pub(in crate::admin) struct Facts {
    /// Its name in addresses and permissions.
    pub(in crate::admin) name: &'static str,
    /// Its table.
    pub(in crate::admin) table: String,
    /// One of it, for people.
    pub(in crate::admin) singular: String,
    /// Many of it, for people.
    pub(in crate::admin) plural: String,
    /// All its columns.
    pub(in crate::admin) columns: Vec<ColumnFacts>,
    /// Which of them tell rows apart.
    pub(in crate::admin) keys: Vec<usize>,
    /// What a list shows.
    pub(in crate::admin) list: Vec<Listed>,
    /// Where a search looks.
    pub(in crate::admin) search: Vec<usize>,
    /// By what a list can be narrowed.
    pub(in crate::admin) filters: Vec<usize>,
    /// In which order a list is at first.
    pub(in crate::admin) order: Vec<(usize, Direction)>,
    /// What a form shows, in groups.
    pub(in crate::admin) fieldsets: Vec<Fieldset>,
    /// What is computed for each row.
    pub(in crate::admin) computed: Vec<ComputedFacts>,
    /// Models whose rows belong to a row of this one.
    pub(in crate::admin) children: Vec<Child>,
    /// What can be done to several rows at once, beside deleting them.
    pub(in crate::admin) actions: Vec<ActionFacts>,
    /// Columns that are made of another one where they are left empty, each with that one.
    pub(in crate::admin) slugs: Vec<(usize, usize)>,
    /// The column from which the words stand for a row, when it has no title of its own.
    pub(in crate::admin) words: Option<usize>,
    /// How many rows a page of the list has at first.
    pub(in crate::admin) per_page: u32,
    /// The moment or the day by which the front page counts rows.
    pub(in crate::admin) chart: Option<usize>,
    /// The columns that a file may bring, if rows can be imported.
    pub(in crate::admin) import: Option<Vec<usize>>,
}

/// A column of a model.
#[derive(Debug, Clone)]
pub(in crate::admin) struct ColumnFacts {
    /// Its name in the database.
    pub(in crate::admin) name: &'static str,
    /// Its name for people.
    pub(in crate::admin) label: String,
    /// A sentence about it in forms.
    pub(in crate::admin) help: Option<String>,
    pub(in crate::admin) kind: Kind,
    /// The type of its values in Rust.
    pub(in crate::admin) of: ArrayType,
    /// The longest text it takes, in characters.
    pub(in crate::admin) max_len: Option<u32>,
    /// Digits in all, and digits after the point, of a decimal.
    pub(in crate::admin) decimal: Option<(u32, u32)>,
    pub(in crate::admin) is_nullable: bool,
    pub(in crate::admin) is_unique: bool,
    pub(in crate::admin) is_key: bool,
    /// Whether the database fills it in.
    pub(in crate::admin) is_automatic: bool,
    /// Whether the panel never writes it.
    pub(in crate::admin) is_read_only: bool,
    /// Whether the panel never shows it.
    pub(in crate::admin) is_secret: bool,
    /// The model whose key it holds.
    pub(in crate::admin) refers: Option<&'static str>,
}

/// What one column of a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::admin) enum Listed {
    Column(usize),
    Computed(usize),
}

/// Which way a list goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// The smallest first.
    Ascending,
    /// The largest first.
    Descending,
}

/// Fields of a form that belong together.
#[derive(Debug, Clone)]
pub(in crate::admin) struct Fieldset {
    pub(in crate::admin) title: Option<String>,
    pub(in crate::admin) columns: Vec<usize>,
}

/// Something that is computed for each row.
#[derive(Debug, Clone)]
pub(in crate::admin) struct ComputedFacts {
    pub(in crate::admin) name: &'static str,
    pub(in crate::admin) label: String,
    /// The column by which a list is ordered when somebody orders it by this.
    pub(in crate::admin) order: Option<usize>,
}

/// A model whose rows belong to a row of another one.
#[derive(Debug, Clone)]
pub(in crate::admin) struct Child {
    /// The name of that model.
    pub(in crate::admin) model: &'static str,
    /// Its column that holds the key of the row they belong to.
    pub(in crate::admin) column: &'static str,
}

/// Something that can be done to several rows at once.
#[derive(Debug, Clone)]
pub(in crate::admin) struct ActionFacts {
    pub(in crate::admin) name: &'static str,
    pub(in crate::admin) label: String,
    /// What somebody must be allowed to do to each row.
    pub(in crate::admin) needs: Action,
    /// What is asked first.
    pub(in crate::admin) questions: Option<Questions>,
}

impl Facts {
    /// The place of a column.
    pub(in crate::admin) fn place_of(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }
}

//! [`Facts`]: all that the panel knows of a model without its type.

use sea_orm::sea_query::ArrayType;

use super::{Kind, Questions, Row, text_of};
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
    /// Where the parts of a form begin, in the order of its groups.
    pub(in crate::admin) tabs: Vec<Tab>,
    /// Which fields count only beside certain values of others.
    pub(in crate::admin) conditions: Vec<Condition>,
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
    /// Where it says that a row is in the trash, if the model has one.
    pub(in crate::admin) trash: Option<TrashFacts>,
    /// Whether only pages of its own change it, and the API does not.
    pub(in crate::admin) has_own_pages: bool,
    /// What can be changed in the list itself.
    pub(in crate::admin) edits: Vec<usize>,
    /// The number by which rows are put in order by hand.
    pub(in crate::admin) by_hand: Option<usize>,
    /// What stands in the foot of the list.
    pub(in crate::admin) summaries: Vec<(usize, Summary)>,
    /// The column whose equal values stand together under a head, where the list is in its order.
    pub(in crate::admin) group: Option<usize>,
    /// What the model says that cannot be so.
    pub(in crate::admin) mistakes: Vec<String>,
    /// Views of its list that it declares itself.
    pub(in crate::admin) views: Vec<DeclaredView>,
    /// Columns of which the list tells how many rows have which value, and when.
    pub(in crate::admin) facets: Vec<(usize, Counting)>,
    /// The moment or the day by which years, months and days stand above the list.
    pub(in crate::admin) days: Option<usize>,
    /// The columns that a file may bring, if rows can be imported.
    pub(in crate::admin) import: Option<Vec<usize>>,
}

/// The trash of a model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::admin) struct TrashFacts {
    /// The moment at which a row was put into it.
    pub(in crate::admin) column: usize,
    /// After how many days it is deleted for good; never without.
    pub(in crate::admin) days: Option<u32>,
}

/// When rows are counted by their values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::admin) enum Counting {
    /// When somebody asks for it.
    Asked,
    /// Always.
    Always,
}

/// A view of its list that a model declares itself.
#[derive(Debug, Clone)]
pub(in crate::admin) struct DeclaredView {
    /// What people read.
    pub(in crate::admin) name: String,
    /// What stands after the `?` in the address.
    pub(in crate::admin) query: String,
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

/// What the foot of a list says of a column, over all rows that are in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Summary {
    /// All values added up.
    Sum,
    /// Their mean.
    Average,
    /// The smallest and the largest one.
    Range,
    /// How many rows have a value.
    Count,
}

/// Fields of a form that belong together.
#[derive(Debug, Clone)]
pub(in crate::admin) struct Fieldset {
    pub(in crate::admin) title: Option<String>,
    pub(in crate::admin) columns: Vec<usize>,
}

/// A part of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::admin) struct Tab {
    pub(in crate::admin) title: String,
    /// The first of its groups.
    pub(in crate::admin) begins: usize,
}

/// A field counts only while another one has one of these values, written as in a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::admin) struct Condition {
    pub(in crate::admin) column: usize,
    pub(in crate::admin) other: usize,
    pub(in crate::admin) values: Vec<String>,
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
    /// How many there may be, where they are changed in the form of the row they belong to.
    pub(in crate::admin) in_place: Option<Bounds>,
}

/// How many rows may belong to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::admin) struct Bounds {
    pub(in crate::admin) least: u64,
    pub(in crate::admin) most: Option<u64>,
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
    /// Whether what lies in the trash is deleted for good one day, by nobody in particular: so whoever puts something
    /// there must be allowed to let all that falls with it fall.
    pub(in crate::admin) fn empties_trash(&self) -> bool {
        self.trash.is_some_and(|trash| trash.days.is_some())
    }

    /// Whether a row is in the trash.
    pub(in crate::admin) fn is_trashed(&self, row: &Row) -> bool {
        let moment = self.trash.and_then(|trash| row.values.get(trash.column));
        moment.and_then(text_of).is_some()
    }

    /// The part of the form that a group is in, by its place.
    pub(in crate::admin) fn tab_of(&self, group: usize) -> Option<usize> {
        self.tabs.iter().rposition(|tab| tab.begins <= group)
    }

    /// The place of a column.
    pub(in crate::admin) fn place_of(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }
}

//! [`AdminSpec`]: what a model says about its pages.

use std::fmt;

use futures_util::future::BoxFuture;
use sea_orm::{
    ColumnTrait, EntityName, EntityTrait, IdenStatic, Iterable, ModelTrait, PrimaryKeyToColumn, PrimaryKeyTrait,
};

use crate::admin::models::typed::{Typed, columns};
use crate::admin::models::{AdminModel, Answers, ColumnFacts, Direction, Facts, Fieldset, Kind, Listed};
use crate::db::Tx;
use crate::error::Result;
use crate::model::column_rule;
use crate::policy::ColumnOf;

pub(in crate::admin::models) type Title<M> = Box<dyn Fn(&M) -> String + Send + Sync>;
pub(in crate::admin::models) type Computed<M> = Box<dyn Fn(&M) -> String + Send + Sync>;
pub(in crate::admin::models) type Deed<M> =
    Box<dyn for<'a> Fn(&'a Tx, M, &'a Answers) -> BoxFuture<'a, Result<()>> + Send + Sync>;

/// How many rows a page of a list has at first.
const PER_PAGE: u32 = 50;

/// What a model says about its pages. Everything has a default: without a word a list shows the first columns, and a
/// form all that can be written.
#[must_use = "a spec means nothing until `AdminModel::admin` returns it"]
pub struct AdminSpec<M: ModelTrait> {
    pub(super) typed: Typed<M>,
    pub(super) has_list: bool,
    pub(super) has_fields: bool,
}

impl<M: AdminModel> AdminSpec<M> {
    pub(in crate::admin::models) fn new() -> Self {
        let columns = columns::<M>();
        let keys: Vec<&'static str> =
            <M::Entity as EntityTrait>::PrimaryKey::iter().map(|key| key.into_column().as_str()).collect();
        let is_automatic = <M::Entity as EntityTrait>::PrimaryKey::auto_increment();
        let column_facts = columns.iter().map(|column| ColumnFacts {
            is_automatic: is_automatic && keys.contains(&column.as_str()),
            is_key: keys.contains(&column.as_str()),
            ..facts_of::<M>(*column)
        });
        let column_facts: Vec<ColumnFacts> = column_facts.collect();
        let place = |name: &&str| column_facts.iter().position(|column| column.name == *name);
        let facts = Facts {
            name: M::NAME,
            table: M::Entity::default().table_name().to_owned(),
            singular: words(M::NAME.strip_suffix('s').unwrap_or(M::NAME)),
            plural: words(M::NAME),
            keys: keys.iter().filter_map(place).collect(),
            list: Vec::new(),
            search: Vec::new(),
            filters: Vec::new(),
            order: Vec::new(),
            fieldsets: Vec::new(),
            tabs: Vec::new(),
            conditions: Vec::new(),
            computed: Vec::new(),
            children: Vec::new(),
            actions: Vec::new(),
            slugs: Vec::new(),
            words: column_facts.iter().position(|column| matches!(column.kind, Kind::Text { .. }) && !column.is_key),
            per_page: PER_PAGE,
            chart: None,
            trash: None,
            has_own_pages: false,
            edits: Vec::new(),
            by_hand: None,
            summaries: Vec::new(),
            group: None,
            mistakes: Vec::new(),
            views: Vec::new(),
            facets: Vec::new(),
            days: None,
            import: None,
            columns: column_facts,
        };
        let typed = Typed { facts, columns, title: None, computed: Vec::new(), deeds: Vec::new() };
        Self { typed, has_list: false, has_fields: false }
    }

    /// What people call one of these, and many: `post` and `posts`. Without it, the name of its permissions.
    pub fn called(mut self, singular: &str, plural: &str) -> Self {
        singular.clone_into(&mut self.typed.facts.singular);
        plural.clone_into(&mut self.typed.facts.plural);
        self
    }

    /// What people call one row, such as `|post| post.title.clone()`. Without it, its first column of text.
    pub fn title(mut self, title: impl Fn(&M) -> String + Send + Sync + 'static) -> Self {
        self.typed.title = Some(Box::new(title));
        self
    }

    /// Only pages of its own change it.
    pub(crate) fn with_own_pages(mut self) -> Self {
        self.typed.facts.has_own_pages = true;
        self
    }

    /// Fills in what nothing was said about.
    pub(in crate::admin::models) fn finish(self) -> Typed<M> {
        let Self { mut typed, has_list, has_fields } = self;
        let facts = &mut typed.facts;
        let trash = facts.trash.map(|trash| trash.column);
        if let Some(column) = trash.and_then(|place| facts.columns.get_mut(place)) {
            // A row goes there and back by its own ways only.
            column.is_read_only = true;
        }
        let is_shown = |column: &ColumnFacts| !column.is_secret && column.kind != Kind::Other;
        if !has_list {
            let shown =
                facts.columns.iter().enumerate().filter(|(_, column)| is_shown(column) && column.kind.has_order());
            let shown = shown.filter(|(place, _)| Some(*place) != trash);
            let shown: Vec<Listed> = shown.map(|(place, _)| Listed::Column(place)).take(6).collect();
            facts.list.splice(0..0, shown);
        }
        if !has_fields {
            let columns =
                facts.columns.iter().enumerate().filter(|(_, column)| is_shown(column) && !column.is_automatic);
            let columns = columns.map(|(place, _)| place).filter(|place| Some(*place) != trash).collect();
            facts.fieldsets.push(Fieldset { title: None, columns });
        }
        // What is a secret is one everywhere, also where it was named.
        let columns = &facts.columns;
        let is_open = |place: &usize| columns.get(*place).is_some_and(|column| !column.is_secret);
        facts.list.retain(|listed| !matches!(listed, Listed::Column(place) if !is_open(place)));
        facts.search.retain(is_open);
        facts.filters.retain(is_open);
        facts.order.retain(|(place, _)| is_open(place));
        facts.words = facts.words.filter(|place| is_open(place));
        let has_days = |place: &usize| columns.get(*place).is_some_and(|column| column.kind.has_days());
        facts.chart = facts.chart.filter(|place| is_open(place) && has_days(place));
        facts.facets.retain(|(place, _)| is_open(place));
        facts.days = facts.days.filter(|place| is_open(place) && has_days(place));
        facts.filters.extend(facts.days.filter(|place| !facts.filters.contains(place)));
        for fieldset in &mut facts.fieldsets {
            fieldset.columns.retain(is_open);
        }
        super::edits::judge(facts);
        super::summaries::judge(facts);
        if facts.order.is_empty() {
            facts.order = facts.keys.iter().map(|key| (*key, Direction::Descending)).collect();
        }
        typed
    }

    pub(super) fn place(&self, column: ColumnOf<M>) -> usize {
        // Every column of the entity is among them.
        self.typed.facts.place_of(column.as_str()).unwrap_or_default()
    }

    pub(super) fn facts_mut(&mut self, column: ColumnOf<M>) -> &mut ColumnFacts {
        let place = self.place(column);
        &mut self.typed.facts.columns[place]
    }
}

impl<M: ModelTrait> fmt::Debug for AdminSpec<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AdminSpec").field("facts", &self.typed.facts).finish_non_exhaustive()
    }
}

fn facts_of<M: ModelTrait>(column: ColumnOf<M>) -> ColumnFacts {
    let (rule, definition) = (column_rule(column), column.def());
    ColumnFacts {
        name: column.as_str(),
        label: words(column.as_str().strip_suffix("_id").unwrap_or(column.as_str())),
        help: None,
        kind: Kind::of(definition.get_column_type()),
        of: M::get_value_type(column),
        max_len: rule.max_len,
        decimal: rule.decimal,
        is_nullable: rule.is_nullable,
        is_unique: definition.is_unique(),
        is_key: false,
        is_automatic: false,
        is_read_only: false,
        is_secret: false,
        refers: None,
    }
}

/// `written_at` for people: `Written at`.
fn words(name: &str) -> String {
    let text = name.replace(['_', '-'], " ");
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

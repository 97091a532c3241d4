//! [`List`]: the page of a list.

use serde::Serialize;

use super::days_view::DaysView;
use super::facet_view::FacetView;
use super::filter_field::{ActiveFilter, FilterField};
use super::foot_view::FootView;
use super::head::Head;
use super::line::{Line, Spot};
use super::pencil::Pencil;
use super::trouble::Trouble;
use super::view_bar::ViewBar;
use super::way_view::WayView;
use crate::admin::models::imports::Targets;
use crate::admin::models::listing::{Asked, Days, Facet, Found, Labels, Way, is_open, sizes};
use crate::admin::models::{Direction, Facts, PURGE, RESTORE, Row, Shelf, may_move};
use crate::admin::views::{Frame, TrashPart};
use crate::auth::{Action, Actor};
use crate::policy::Extent;
use crate::view::View;

/// The page of a list.
#[derive(Default, Serialize, View)]
#[view("admin/list.html")]
pub(in crate::admin) struct List {
    pub(in crate::admin) frame: Frame,
    name: &'static str,
    plural: String,
    singular: String,
    may_create: bool,
    may_import: bool,
    can_search: bool,
    search: String,
    /// The order that was asked for, as it stands in the address.
    order: String,
    /// What the list shows, as it stands in the address, without the page.
    query: String,
    is_narrowed: bool,
    fields: Vec<FilterField>,
    active: Vec<ActiveFilter>,
    without_search: String,
    heads: Vec<Head>,
    rows: Vec<Line>,
    way: WayView,
    per_page: u32,
    sizes: Vec<u32>,
    actions: Vec<Choice>,
    /// Whether something can be done to all rows that match at once, beyond those of this page.
    takes_all: bool,
    /// The trash of the model, for whoever may see it.
    trash: Option<TrashPart>,
    foot: Option<FootView>,
    /// What the heads of groups are about; nothing where there are none.
    group: Option<String>,
    /// Whether somebody may change something in these rows.
    can_edit: bool,
    /// Whether somebody may move these rows up and down.
    can_order: bool,
    /// The query of this very page.
    here: String,
    /// Why what was changed in the list was not saved.
    pub(in crate::admin) trouble: Option<Trouble>,
    views: ViewBar,
    facets: Vec<FacetView>,
    /// The query of the list with numbers beside its choices, if it has none yet.
    with_counts: Option<String>,
    days: Option<DaysView>,
}

/// Something that can be done to several rows.
#[derive(Debug, Serialize)]
struct Choice {
    name: &'static str,
    label: String,
}

impl List {
    /// The page, without what stands around it.
    pub(in crate::admin) fn new(
        shelf: &dyn Shelf,
        actor: &Actor,
        asked: &Asked,
        found: &Found,
        labels: &Labels,
        rows: Vec<(&Row, Option<Pencil>)>,
        per_page: u32,
    ) -> Self {
        let facts = shelf.facts();
        let order = asked.pairs.iter().find(|(name, _)| name == "order").map(|(_, order)| order.clone());
        let takes_all = match &found.way {
            Way::Numbered { pages, .. } => *pages > 1,
            Way::Onward { .. } => true,
        };
        Self {
            frame: Frame::default(),
            name: facts.name,
            plural: facts.plural.clone(),
            singular: facts.singular.clone(),
            may_create: shelf.may_create(actor),
            may_import: Targets::of(shelf, actor).is_some(),
            can_search: facts.search.iter().any(|place| is_open(shelf, actor, *place)),
            search: asked.search.clone(),
            order: order.unwrap_or_default(),
            query: asked.query_with(&[]),
            is_narrowed: asked.is_narrowed(),
            fields: FilterField::all(shelf, actor, asked),
            active: ActiveFilter::all(shelf, asked),
            without_search: asked.query_without(&["q".to_owned()], &[]),
            heads: Head::all(facts, asked, found),
            can_edit: rows.iter().any(|(_, pencil)| pencil.is_some()),
            rows: rows.into_iter().map(|(row, pencil)| Line::new(shelf, actor, row, labels, pencil)).collect(),
            can_order: false,
            foot: FootView::new(facts, &found.foot),
            group: None,
            here: asked.here(),
            trouble: None,
            way: WayView::new(asked, &found.way),
            per_page,
            sizes: sizes_with(per_page),
            actions: actions(shelf, facts, actor, asked.is_trash),
            takes_all,
            trash: trash(shelf, actor, asked),
            views: ViewBar::default(),
            facets: Vec::new(),
            with_counts: FacetView::offer(shelf, actor, asked),
            days: None,
        }
    }
}

impl List {
    /// Puts heads above rows of equal values, where the list is in their order.
    pub(in crate::admin) fn grouped(&mut self, shelf: &dyn Shelf, found: &Found, labels: &Labels) {
        let first = found.order.first().map(|(place, _)| *place);
        let group = shelf.facts().group.filter(|place| first == Some(*place));
        let Some((place, column)) = group.and_then(|place| Some((place, shelf.facts().columns.get(place)?))) else {
            return;
        };
        self.group = Some(column.label.clone());
        Line::group(&mut self.rows, &found.rows, (place, column), labels);
    }

    /// Lets its reader move the rows, where the list is in the order that is made by hand, as a whole.
    pub(in crate::admin) fn orderly(&mut self, shelf: &dyn Shelf, actor: &Actor, found: &Found) {
        let by_hand = shelf.facts().by_hand.map(|place| (place, Direction::Ascending));
        let is_it = by_hand.is_some_and(|order| found.order == [order]);
        if is_it && !self.is_narrowed && self.rows.len() > 1 && may_move(shelf, actor) {
            self.can_order = true;
            Spot::give(&mut self.rows, &found.way, self.per_page);
        }
    }

    /// The same with its rows counted by their values.
    pub(in crate::admin) fn with_facets(
        mut self,
        facts: &Facts,
        asked: &Asked,
        facets: &[Facet],
        labels: &Labels,
    ) -> Self {
        self.facets = FacetView::all(facts, asked, facets, labels);
        self
    }

    /// The same with years, months or days above it.
    pub(in crate::admin) fn with_days(mut self, facts: &Facts, asked: &Asked, days: Option<&Days>) -> Self {
        self.days = days.and_then(|days| DaysView::new(facts, asked, days));
        self
    }

    /// The same with the views of the list above it.
    pub(in crate::admin) fn with_views(mut self, views: ViewBar) -> Self {
        self.views = views;
        self
    }
}

/// The sizes of a page, with this one among them.
fn sizes_with(per_page: u32) -> Vec<u32> {
    let mut sizes = sizes().to_vec();
    if let Err(place) = sizes.binary_search(&per_page) {
        sizes.insert(place, per_page);
    }
    sizes
}

/// What somebody may do to some rows at least.
fn actions(shelf: &dyn Shelf, facts: &Facts, actor: &Actor, is_trash: bool) -> Vec<Choice> {
    if is_trash {
        return [RESTORE, PURGE].map(|name| Choice { name, label: String::new() }).into();
    }
    let may = |action: Action| !matches!(shelf.extent(actor, action), Extent::Nothing);
    let own = facts.actions.iter().filter(|action| may(action.needs));
    let own = own.map(|action| Choice { name: action.name, label: action.label.clone() });
    // The page has a word of its own for deleting.
    let delete = may(Action::DELETE).then(|| Choice { name: "delete", label: String::new() });
    own.chain(delete).collect()
}

/// What it says about the trash, to whoever may delete something.
fn trash(shelf: &dyn Shelf, actor: &Actor, asked: &Asked) -> Option<TrashPart> {
    let may = !matches!(shelf.extent_with_trash(actor, Action::DELETE), Extent::Nothing);
    (shelf.facts().trash.is_some() && may).then(|| TrashPart::new(shelf.facts(), asked.is_trash))
}

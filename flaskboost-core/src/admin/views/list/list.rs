//! [`List`]: the page of a list.

use serde::Serialize;

use super::filter_field::{ActiveFilter, FilterField};
use super::head::Head;
use super::line::Line;
use super::way_view::WayView;
use crate::admin::models::imports::Targets;
use crate::admin::models::listing::{Asked, Found, Labels, Way, is_open, sizes};
use crate::admin::models::{Facts, Shelf};
use crate::admin::views::Frame;
use crate::auth::{Action, Actor};
use crate::policy::Extent;
use crate::view::View;

/// The page of a list.
#[derive(Default, Serialize, View)]
#[view("admin/list.html")]
pub(in crate::admin) struct List {
    frame: Frame,
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
}

/// Something that can be done to several rows.
#[derive(Debug, Serialize)]
struct Choice {
    name: &'static str,
    label: String,
}

impl List {
    pub(in crate::admin) fn new(
        frame: Frame,
        shelf: &dyn Shelf,
        actor: &Actor,
        asked: &Asked,
        found: &Found,
        labels: &Labels,
        per_page: u32,
    ) -> Self {
        let facts = shelf.facts();
        let order = asked.pairs.iter().find(|(name, _)| name == "order").map(|(_, order)| order.clone());
        let mut sizes = sizes().to_vec();
        if let Err(place) = sizes.binary_search(&per_page) {
            sizes.insert(place, per_page);
        }
        let many = usize::try_from(per_page).unwrap_or(usize::MAX);
        let takes_all = match &found.way {
            Way::Numbered { pages, .. } => *pages > 1,
            Way::Onward { .. } => true,
        };
        Self {
            frame,
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
            rows: found.rows.iter().take(many).map(|row| Line::new(shelf, actor, row, labels)).collect(),
            way: WayView::new(asked, &found.way),
            per_page,
            sizes,
            actions: actions(shelf, facts, actor),
            takes_all,
        }
    }
}

/// What somebody may do to some rows at least.
fn actions(shelf: &dyn Shelf, facts: &Facts, actor: &Actor) -> Vec<Choice> {
    let may = |action: Action| !matches!(shelf.extent(actor, action), Extent::Nothing);
    let own = facts.actions.iter().filter(|action| may(action.needs));
    let own = own.map(|action| Choice { name: action.name, label: action.label.clone() });
    // The page has a word of its own for deleting.
    let delete = may(Action::DELETE).then(|| Choice { name: "delete", label: String::new() });
    own.chain(delete).collect()
}

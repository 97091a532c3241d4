//! [`ViewBar`]: the views of a list, above it.

use serde::Serialize;

use crate::admin::SharedViews;
use crate::admin::models::listing::{Asked, sizes};
use crate::admin::models::{Refusal, SavedView, Shelf, Wish};
use crate::auth::{Actor, Permission};

/// The views of a list, above it, and what one can do to one's own.
#[derive(Debug, Default, Serialize)]
pub(in crate::admin) struct ViewBar {
    /// The query of the list without anything; nothing when that is the plain address.
    all: &'static str,
    is_all: bool,
    links: Vec<ViewLink>,
    own: Vec<OwnView>,
    can_save: bool,
    may_share: bool,
    /// What was written and refused.
    draft: OwnView,
    complaint: Option<&'static str>,
    is_open: bool,
    /// What a new view would keep.
    rows: Option<u32>,
}

/// A link to a view.
#[derive(Debug, Serialize)]
struct ViewLink {
    name: String,
    /// Nothing when it cannot be shown.
    query: Option<String>,
    is_current: bool,
    is_shared: bool,
}

/// A view that somebody may change: the fields of its form.
#[derive(Debug, Default, Clone, Serialize)]
struct OwnView {
    /// 0 for a new one.
    id: i64,
    name: String,
    is_shared: bool,
    is_first: bool,
    complaint: Option<&'static str>,
}

/// What was refused: the view that it is about, or 0 for a new one.
#[derive(Debug)]
pub(in crate::admin) struct Refused {
    pub(in crate::admin) id: i64,
    pub(in crate::admin) wish: Wish,
    pub(in crate::admin) why: Refusal,
}

/// What is seen of a list.
pub(in crate::admin) struct Seen<'a> {
    pub(in crate::admin) shelf: &'a dyn Shelf,
    pub(in crate::admin) actor: &'a Actor,
    pub(in crate::admin) asked: &'a Asked,
    pub(in crate::admin) per_page: u32,
}

impl ViewBar {
    pub(in crate::admin) fn new(seen: &Seen<'_>, saved: &[SavedView], refused: Option<&Refused>) -> Self {
        let person = seen.actor.user_id();
        let is_own = |view: &&SavedView| Some(view.owner_id) == person;
        let declared = seen.shelf.facts().views.iter().map(|view| seen.link(&view.name, &view.query, false));
        let mut links: Vec<ViewLink> = declared.collect();
        links.extend(saved.iter().map(|view| seen.link(&view.name, &view.query, !is_own(&view))));
        // Of two that show the same the first one is where we are.
        let first = links.iter().position(|link| link.is_current);
        for (place, link) in links.iter_mut().enumerate() {
            link.is_current = Some(place) == first;
        }
        let fields = |view: &SavedView| OwnView {
            id: view.id,
            name: view.name.clone(),
            is_shared: view.is_shared,
            is_first: view.is_first,
            complaint: None,
        };
        let mut own: Vec<OwnView> = saved.iter().filter(is_own).map(fields).collect();
        let mut draft = OwnView::default();
        if let Some(refused) = refused {
            let written = OwnView {
                id: refused.id,
                name: refused.wish.name.clone(),
                is_shared: refused.wish.is_shared,
                is_first: refused.wish.is_first,
                complaint: Some(refused.why.key()),
            };
            match own.iter_mut().find(|view| view.id == refused.id) {
                Some(view) => *view = written,
                None => draft = written,
            }
        }
        Self {
            all: if own.iter().any(|view| view.is_first) { "view=all" } else { "" },
            is_all: first.is_none() && seen.asked.is_plain(),
            links,
            own,
            can_save: person.is_some(),
            may_share: seen.actor.may(Permission::edit::<SharedViews>()),
            complaint: refused.map(|refused| refused.why.key()),
            is_open: refused.is_some(),
            draft,
            rows: sizes().contains(&seen.per_page).then_some(seen.per_page),
        }
    }
}

impl Seen<'_> {
    /// The link to a view. One that whoever looks could not ask for themselves says nothing but its name.
    fn link(&self, name: &str, query: &str, is_shared: bool) -> ViewLink {
        let asked = Asked::of_view(self.shelf, self.actor, query).ok();
        let is_current = asked
            .as_ref()
            .is_some_and(|asked| asked.is_like(self.asked) && asked.rows.is_none_or(|rows| rows == self.per_page));
        let query = asked.map(|_| if query.is_empty() { "view=all".to_owned() } else { query.to_owned() });
        ViewLink { name: name.to_owned(), query, is_current, is_shared }
    }
}

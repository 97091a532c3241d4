//! [`Board`]: puts the page of a list together.

use std::collections::BTreeMap;

use super::desk::Room;
use super::models::listing::{Asked, Labels, Listing, title_of};
use super::models::{
    Draft, Edit, Edits, Field, Offer, Originals, Row, SavedView, Seals, Shelf, Target, differ, key_of, written_at,
};
use super::views::{self, Control, Entry, Lost, Pencil, RefusedView, Seen, Trouble, Typed, ViewBar};
use crate::auth::Action;
use crate::error::Result;
use crate::policy::Extent;

/// How many rows a list to choose from has at most in a cell; of more, the key is written.
const MOST_OFFERS: u64 = 50;

/// Puts the page of a list together.
#[derive(Debug)]
pub(super) struct Board<'a> {
    pub(super) room: &'a Room,
    pub(super) seals: &'a Seals,
    pub(super) asked: &'a Asked,
    /// How many rows the page has.
    pub(super) rows: u32,
    /// What was changed in the list and not saved.
    pub(super) edits: Edits,
    /// The views of the list that they keep, or that are shared.
    pub(super) saved: &'a [SavedView],
    /// What was written about a view and cannot be.
    pub(super) refused: Option<&'a RefusedView>,
}

/// What can be chosen, by the places of the columns.
type Offers = BTreeMap<usize, Vec<Offer>>;

impl Board<'_> {
    /// The page.
    ///
    /// # Errors
    ///
    /// - As [`Listing::find`].
    pub(super) async fn draw(self) -> Result<views::List> {
        let (shelf, desk) = (self.room.shelf.as_ref(), &self.room.desk);
        let indexes = desk.panel.indexes(&desk.db, shelf).await?;
        let listing = Listing { shelf, actor: &desk.actor, db: &desk.db, indexes };
        let found = listing.find(self.asked, u64::from(self.rows)).await?;
        let find = |name: &str| -> Option<&dyn Shelf> { Some(desk.panel.find(name)?.as_ref()) };
        let facets = listing.facets(self.asked).await?;
        let days = listing.days(self.asked).await?;
        let labels = Labels::of(&desk.db, &desk.actor, shelf, &found.rows, &facets, find).await?;
        let seen = Seen { shelf, actor: &desk.actor, asked: self.asked, per_page: self.rows };
        let views = ViewBar::new(&seen, self.saved, self.refused);
        let offers = self.offers().await?;
        let keys: Vec<String> = found.rows.iter().map(|row| key_of(shelf.facts(), row)).collect();
        // Where something was typed, the row is shown as it was when that was judged.
        let here = found.rows.iter().zip(&keys).map(|(row, key)| match self.edits.of(key) {
            Some(Edit { row: Some(row), .. }) => row,
            _ => row,
        });
        let moved: Vec<&Row> =
            self.edits.0.iter().filter(|edit| !keys.contains(&edit.key)).filter_map(|edit| edit.row.as_ref()).collect();
        let titles = moved.iter().map(|row| title_of(shelf, &desk.actor, row)).collect();
        let rows = moved.into_iter().chain(here).map(|row| (row, self.pencil(row, &labels, &offers))).collect();
        let facts = shelf.facts();
        let mut page = views::List::new(shelf, &desk.actor, self.asked, &found, &labels, rows, self.rows)
            .with_views(views)
            .with_facets(facts, self.asked, &facets, &labels)
            .with_days(facts, self.asked, days.as_ref());
        page.frame = self.room.frame();
        page.trouble = self.trouble(titles);
        if page.trouble.is_none() {
            page.orderly(shelf, &desk.actor, &found);
            page.grouped(shelf, &found, &labels);
        }
        Ok(page)
    }

    /// What can be chosen where there is little, for whoever may change it in some row.
    async fn offers(&self) -> Result<Offers> {
        let (shelf, desk) = (self.room.shelf.as_ref(), &self.room.desk);
        let (mut offers, facts) = (Offers::new(), shelf.facts());
        if matches!(shelf.extent(&desk.actor, Action::EDIT), Extent::Nothing) {
            return Ok(offers);
        }
        for place in &facts.edits {
            let target = facts.columns.get(*place).and_then(|column| Target::of(&desk.panel, column));
            let Some(target) = target else { continue };
            if !matches!(shelf.extent_to_write(&desk.actor, *place), Extent::Nothing)
                && let Some(few) = target.few(&desk.db, &desk.actor, MOST_OFFERS).await?
            {
                offers.insert(*place, few);
            }
        }
        Ok(offers)
    }

    /// What of a row can be changed here.
    fn pencil(&self, row: &Row, labels: &Labels, offers: &Offers) -> Option<Pencil> {
        let (shelf, actor) = (self.room.shelf.as_ref(), &self.room.desk.actor);
        let facts = shelf.facts();
        let fresh = Draft::of_list(shelf, actor, row);
        let key = key_of(facts, row);
        let edit = self.edits.of(&key);
        let draft = edit.map_or(&fresh, |edit| &edit.draft);
        if fresh.fields.is_empty() {
            return None;
        }
        let originals: Originals = fresh
            .fields
            .iter()
            .filter_map(|field| {
                Some((facts.columns.get(field.place)?.name.to_owned(), Some(written_at(shelf, row, field.place))))
            })
            .collect();
        let fields = draft.fields.iter().filter_map(|field| {
            Some((field.place, self.entry(row, &key, field, edit.filter(|edit| edit.is_stale), labels, offers)?))
        });
        Some(Pencil {
            version: self.seals.version(facts, row),
            original: self.seals.seal(facts, &key, &originals),
            complaints: draft.complaints.clone(),
            is_stale: edit.is_some_and(|edit| edit.is_stale),
            fields: fields.collect(),
        })
    }

    fn entry(
        &self,
        row: &Row,
        key: &str,
        field: &Field,
        stale: Option<&Edit>,
        labels: &Labels,
        offers: &Offers,
    ) -> Option<Entry> {
        let shelf = self.room.shelf.as_ref();
        let column = shelf.facts().columns.get(field.place)?;
        let mut control = Control::of(column, field).in_list(key);
        match (offers.get(&field.place), Target::of(&self.room.desk.panel, column)) {
            (Some(offers), _) => control = control.with_offers(offers.clone(), column.is_nullable),
            (None, Some(target)) => {
                control.list = Some(format!("/admin/{}", target.name()));
                control.chosen = labels.get(target.name(), &field.text).map(|label| label.title.clone());
            }
            (None, None) => {}
        }
        let theirs = written_at(shelf, row, field.place);
        let is_mine = stale.is_some() && differ(column, &theirs, &field.text);
        let before = stale.and_then(|edit| edit.originals.as_ref()?.get(column.name)?.clone());
        let is_theirs = before.as_ref().is_none_or(|before| differ(column, before, &theirs));
        let is_shown = stale.is_some() && (is_mine || is_theirs);
        Some(Entry { control, is_mine, before: before.filter(|_| is_shown), theirs: is_shown.then_some(theirs) })
    }

    fn trouble(&self, moved: Vec<String>) -> Option<Trouble> {
        if self.edits.0.is_empty() {
            return None;
        }
        let facts = self.room.shelf.facts();
        let lost = self.edits.0.iter().filter(|edit| edit.row.is_none()).map(|edit| {
            let columns = facts.edits.iter().filter_map(|place| facts.columns.get(*place));
            let typed = columns.filter_map(|column| {
                let (text, shown) = (edit.text(column)?, edit.originals.as_ref().map(|shown| shown.get(column.name)));
                let is_theirs = match shown {
                    Some(Some(Some(shown))) => differ(column, shown, &text),
                    Some(None) => false,
                    _ => true,
                };
                is_theirs.then(|| Typed { label: column.label.clone(), text })
            });
            Lost { key: edit.key.clone(), typed: typed.collect() }
        });
        let lost: Vec<Lost> = lost.collect();
        let is_stale = !lost.is_empty() || self.edits.0.iter().any(|edit| edit.is_stale);
        Some(Trouble { is_stale, lost, moved })
    }
}

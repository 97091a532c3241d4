//! [`Sheet`]: puts the page of one row together.

use super::desk::Room;
use super::kennel::Kennel;
use super::models::{
    ColumnFacts, Company, Draft, Field, Kind, Originals, Row, Seals, Target, key_of, text_of, title_of,
};
use super::models::{children_of, written_at};
use super::views::{self, Control, Group, InTrash, Item, Kin, Shown, id_of};
use crate::auth::Action;
use crate::error::Result;
use crate::form::Sent;

/// How many rows a list to choose from has at most; of more, one is looked for.
const MOST_OFFERS: u64 = 200;

/// Puts the page of one row together, or of a new one.
#[derive(Debug)]
pub(super) struct Sheet<'a> {
    pub(super) room: &'a Room,
    pub(super) draft: &'a Draft,
    pub(super) row: Option<&'a Row>,
    pub(super) company: &'a Company,
}

impl Sheet<'_> {
    /// The page. `address` says where the lists of other rows on it begin.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub(super) async fn draw(&self, seals: &Seals, address: &Sent) -> Result<views::Form> {
        let (shelf, actor) = (self.room.shelf.as_ref(), &self.room.desk.actor);
        let facts = shelf.facts();
        let mut form = views::Form {
            frame: self.room.frame(),
            model: Kin::of(facts),
            complaints: self.draft.complaints.clone(),
            is_form: !self.draft.fields.is_empty(),
            is_refused: !self.draft.is_sound() || !self.company.is_sound(),
            litters: self.litters(seals).await?,
            may_create: shelf.may_create(actor),
            groups: self.groups().await?,
            ..views::Form::default()
        };
        form.tabs = views::Tab::of(facts, &form.groups);
        if let Some(row) = self.row {
            let key = key_of(facts, row);
            form.title = title_of(shelf, row, actor);
            form.version = seals.version(facts, row);
            form.original = seals.seal(facts, &key, &self.originals(row));
            form.may_delete = shelf.may(row, actor, Action::DELETE);
            form.trash = InTrash::of(facts, row, form.may_delete);
            form.broods = self.broods(row, address).await?;
            form.key = Some(key);
        }
        Ok(form)
    }

    /// What belongs to the row and is changed with it.
    async fn litters(&self, seals: &Seals) -> Result<Vec<views::Litter>> {
        let key = self.row.map(|row| key_of(self.room.shelf.facts(), row)).unwrap_or_default();
        let kennel = Kennel { room: self.room, seals, parent: &key };
        let mut litters = Vec::new();
        for litter in &self.company.litters {
            litters.push(kennel.draw(litter).await?);
        }
        Ok(litters)
    }

    /// What belongs to the row and has pages of its own.
    async fn broods(&self, row: &Row, address: &Sent) -> Result<Vec<views::Brood>> {
        let (desk, shelf) = (&self.room.desk, self.room.shelf.as_ref());
        let in_form: Vec<usize> = self.company.litters.iter().map(|litter| litter.place).collect();
        children_of(&desk.db, &desk.panel, shelf, &desk.actor, row, address, &in_form).await
    }

    /// The texts that the form shows of the row as it is.
    pub(super) fn originals(&self, row: &Row) -> Originals {
        let shelf = self.room.shelf.as_ref();
        let texts = self.draft.fields.iter().filter_map(|field| {
            let column = shelf.facts().columns.get(field.place)?;
            Some((column.name.to_owned(), Some(written_at(shelf, row, field.place))))
        });
        texts.collect()
    }

    async fn groups(&self) -> Result<Vec<Group>> {
        let facts = self.room.shelf.facts();
        let mut groups = Vec::new();
        let is_listed = |place: &usize| facts.fieldsets.iter().any(|fieldset| fieldset.columns.contains(place));
        let keys: Vec<usize> = facts.keys.iter().copied().filter(|place| !is_listed(place)).collect();
        let head = std::iter::once((None, &keys));
        let fieldsets = facts.fieldsets.iter().map(|fieldset| (fieldset.title.clone(), &fieldset.columns));
        for (number, (title, places)) in head.chain(fieldsets).enumerate() {
            let mut items = Vec::new();
            for place in places {
                let Some(column) = facts.columns.get(*place) else { continue };
                match self.draft.field(*place) {
                    Some(field) => items.push(Item::Field(Box::new(self.control(column, field).await?))),
                    None => items.extend(self.shown(*place, column).await?.map(Item::Shown)),
                }
            }
            if !items.is_empty() {
                // The group of the keys stands before all fieldsets.
                let tab = number.checked_sub(1).and_then(|fieldset| facts.tab_of(fieldset));
                groups.push(Group { title, items, tab, opens: false, closes: false });
            }
        }
        Group::mark(&mut groups);
        Ok(groups)
    }

    async fn control(&self, column: &ColumnFacts, field: &Field) -> Result<Control> {
        let (desk, facts) = (&self.room.desk, self.room.shelf.facts());
        let mut control = Control::of(column, field).when(facts, self.draft, field.place);
        let from = facts.slugs.iter().find(|(slug, _)| *slug == field.place).map(|(_, from)| *from);
        let from = from.filter(|from| self.draft.field(*from).is_some());
        control.slug_from = from.and_then(|from| facts.columns.get(from)).map(|from| id_of(from.name));
        let Some(target) = Target::of(&desk.panel, column) else { return Ok(control) };
        if let Some(offers) = target.few(&desk.db, &desk.actor, MOST_OFFERS).await? {
            return Ok(control.with_offers(offers, column.is_nullable));
        }
        control.choices = Some(format!("/admin/{}/-/choices?column={}", facts.name, column.name));
        control.list = Some(format!("/admin/{}", target.name()));
        if !field.text.is_empty() {
            let chosen = target.title(&desk.db, &desk.actor, &field.text).await?;
            control.chosen = chosen.map(|offer| offer.title);
        }
        Ok(control)
    }

    /// A value to read, if they may.
    async fn shown(&self, place: usize, column: &ColumnFacts) -> Result<Option<Shown>> {
        let (desk, shelf) = (&self.room.desk, self.room.shelf.as_ref());
        let Some(row) = self.row else { return Ok(None) };
        if column.is_secret || !shelf.may_read(row, &desk.actor, place) {
            return Ok(None);
        }
        let mut text = row.values.get(place).and_then(text_of);
        let mut href = None;
        if let (Some(target), Some(key)) = (Target::of(&desk.panel, column), &text)
            && let Some(found) = target.find(&desk.db, &desk.actor, key).await?
        {
            href = Some(format!("/admin/{}/{}", target.name(), target.key_of(&found)));
            text = Some(target.title_of(&found, &desk.actor));
        }
        let kind = match &column.kind {
            Kind::Flag => "flag",
            Kind::Bytes => "bytes",
            Kind::Other => "other",
            Kind::Moment => "moment",
            Kind::Json => "long",
            Kind::Text { is_long: true } => "long",
            _ => "text",
        };
        Ok(Some(Shown { label: column.label.clone(), kind, text, href }))
    }
}

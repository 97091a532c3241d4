//! [`Kennel`]: draws the rows that are changed in the form of the row they belong to.

use std::collections::BTreeMap;

use super::desk::Room;
use super::models::{Cub, Litter, Offer, Row, Seals, Target, key_of, title_of};
use super::views::{self, Control, Kin, id_of};
use crate::auth::Action;
use crate::error::Result;

/// How many rows a list to choose from has at most in such a form, where each line has the list again.
const MOST_OFFERS: u64 = 50;

/// Draws the rows that are changed in the form of the row they belong to.
#[derive(Debug)]
pub(super) struct Kennel<'a> {
    pub(super) room: &'a Room,
    pub(super) seals: &'a Seals,
    /// The key of that row; empty for a new one.
    pub(super) parent: &'a str,
}

/// What one foreign key can name, for all lines.
enum Choices {
    Few(Vec<Offer>),
    /// What the chosen ones are called.
    Many(BTreeMap<String, String>),
}

impl Kennel<'_> {
    /// One litter.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub(super) async fn draw(&self, litter: &Litter) -> Result<views::Litter> {
        let facts = litter.shelf.facts();
        let blank = litter.may_add.then(|| litter.blank(&self.room.desk.actor, 0));
        let choices = self.choices(litter, blank.as_ref()).await?;
        let cubs = litter.cubs.iter().map(|cub| self.cub(litter, cub, &cub.slot.to_string(), &choices));
        let cubs = cubs.collect();
        Ok(views::Litter {
            model: Kin::of(facts),
            place: litter.place,
            cubs,
            blank: blank.map(|blank| self.cub(litter, &blank, "__slot__", &choices)),
            next_slot: litter.next_slot(),
            most: litter.bounds.most,
            has_room: litter.has_room(),
            complaints: litter.complaints.clone(),
            next: litter.next.clone(),
            after: litter.after.clone(),
            is_first: litter.is_first,
        })
    }

    fn cub(&self, litter: &Litter, cub: &Cub, slot: &str, choices: &BTreeMap<usize, Choices>) -> views::Cub {
        let (shelf, actor) = (litter.shelf.as_ref(), &self.room.desk.actor);
        let prefix = format!("{}{slot}.", litter.prefix());
        let sealed = litter.sealed(self.seals, self.parent, cub);
        let (version, original) = sealed.unwrap_or_default();
        let row: Option<&Row> = cub.row.as_ref();
        views::Cub {
            id: format!("in-{}-{slot}", litter.place),
            key: row.map(|row| key_of(shelf.facts(), row)),
            title: row.map(|row| title_of(shelf, row, actor)).unwrap_or_default(),
            controls: Self::controls(litter, cub, &prefix, choices),
            complaints: cub.draft.complaints.clone(),
            may_delete: row.is_some_and(|row| shelf.may(row, actor, Action::DELETE)),
            is_leaving: cub.is_leaving,
            version,
            original,
            prefix,
        }
    }

    fn controls(litter: &Litter, cub: &Cub, prefix: &str, choices: &BTreeMap<usize, Choices>) -> Vec<Control> {
        let facts = litter.shelf.facts();
        let drawn = cub.draft.fields.iter().filter_map(|field| {
            let column = facts.columns.get(field.place)?;
            let mut control = Control::of(column, field).when(facts, &cub.draft, field.place).under(prefix);
            let from = facts.slugs.iter().find(|(slug, _)| *slug == field.place).and_then(|(_, from)| {
                cub.draft.field(*from)?;
                facts.columns.get(*from)
            });
            control.slug_from = from.map(|from| id_of(&format!("{prefix}{}", from.name)).replace('.', "-"));
            Some(match choices.get(&field.place) {
                Some(Choices::Few(offers)) => control.with_offers(offers.clone(), column.is_nullable),
                Some(Choices::Many(titles)) => {
                    control.choices = Some(format!("/admin/{}/-/choices?column={}", facts.name, column.name));
                    control.list = column.refers.map(|name| format!("/admin/{name}"));
                    control.chosen = titles.get(&field.text).cloned();
                    control
                }
                None => control,
            })
        });
        // An empty line is no line, so the browser must not ask for what it would need.
        let is_new = cub.row.is_none();
        drawn.map(|control| if is_new { control.without_demands() } else { control }).collect()
    }

    /// What each foreign key can name: asked once for all lines.
    async fn choices(&self, litter: &Litter, blank: Option<&Cub>) -> Result<BTreeMap<usize, Choices>> {
        let desk = &self.room.desk;
        let mut choices = BTreeMap::new();
        for (place, column) in litter.shelf.facts().columns.iter().enumerate() {
            let cubs = || litter.cubs.iter().chain(blank);
            let fields: Vec<_> = cubs().filter_map(|cub| cub.draft.field(place)).collect();
            let Some(target) = Target::of(&desk.panel, column).filter(|_| !fields.is_empty()) else { continue };
            let found = match target.few(&desk.db, &desk.actor, MOST_OFFERS).await? {
                Some(offers) => Choices::Few(offers),
                None => {
                    let texts: Vec<&str> = fields.iter().map(|field| field.text.as_str()).collect();
                    Choices::Many(target.titles(&desk.db, &desk.actor, &texts).await?)
                }
            };
            choices.insert(place, found);
        }
        Ok(choices)
    }
}

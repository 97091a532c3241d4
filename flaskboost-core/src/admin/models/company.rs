//! [`Company`]: what belongs to a row and is changed in its form.

use chrono::{DateTime, Utc};

use super::litter::Litter;
use super::litter_sent::Parent;
use super::write::{check, store};
use super::{Draft, Outcome, Row, Seals, Shelf, key_of, text_of};
use crate::admin::panel::Panel;
use crate::auth::Actor;
use crate::db::{Db, Engine, Tx};
use crate::error::{Error, Result};
use crate::form::Sent;

/// How the names of all that it has in a form begin.
const NAMES: &str = "-in-";

/// What belongs to a row and is changed in its form: rows of other models.
#[derive(Debug, Default)]
pub(in crate::admin) struct Company {
    pub(in crate::admin) litters: Vec<Litter>,
}

impl Company {
    /// What stands in the form of a row, or of a new one. Where a row has no form, nothing does.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub(in crate::admin) async fn of(
        db: &Db,
        panel: &Panel,
        (shelf, actor): (&dyn Shelf, &Actor),
        row: Option<&Row>,
        (draft, address): (&Draft, &Sent),
    ) -> Result<Self> {
        let mut company = Self::open(panel, shelf, actor, row, draft);
        let children = &shelf.facts().children;
        let count = company.litters.len();
        let mut litters = Vec::new();
        for mut litter in company.litters {
            let child = children.get(litter.place);
            let value = row.and_then(|row| row.values.get(*shelf.facts().keys.first()?)).and_then(text_of);
            let is_known = match (child, value) {
                (Some(child), Some(value)) => litter.load(db, actor, (child, &value), (address, count)).await?,
                _ => litter.may_add,
            };
            if is_known {
                let wanted = if row.is_none() { litter.bounds.least.clamp(1, 10) } else { 1 };
                litter.add_blanks(actor, wanted);
                litters.push(litter);
            }
        }
        company.litters = litters;
        Ok(company)
    }

    /// What was sent for it, with the names of what no form of this row sends.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub(in crate::admin) async fn receive(
        tx: &Tx,
        panel: &Panel,
        (shelf, actor, seals): (&dyn Shelf, &Actor, &Seals),
        row: Option<&Row>,
        (draft, sent): (&Draft, &Sent),
    ) -> Result<(Self, Vec<String>)> {
        let mut company = Self::open(panel, shelf, actor, row, draft);
        let key = row.map(|row| key_of(shelf.facts(), row)).unwrap_or_default();
        let place = shelf.facts().keys.first().copied().unwrap_or_default();
        let parent = row.map(|row| Parent { row, place, key: &key });
        let prefixes: Vec<String> = company.litters.iter().map(Litter::prefix).collect();
        let is_known = |name: &String| prefixes.iter().any(|prefix| name.starts_with(prefix.as_str()));
        let mut intruders: Vec<String> =
            sent.names().filter(|name| name.starts_with(NAMES) && !is_known(name)).collect();
        for litter in &mut company.litters {
            intruders.extend(litter.receive(tx, actor, seals, parent, sent).await?);
        }
        Ok((company, intruders))
    }

    /// Adds a line, if that is what was wanted instead of saving. Whether it was.
    pub(in crate::admin) fn wants_more(&mut self, actor: &Actor, sent: &Sent) -> bool {
        let wanted = sent.text("-more").ok().flatten();
        let Some(place) = wanted.and_then(|wanted| wanted.parse::<usize>().ok()) else { return false };
        for litter in self.litters.iter_mut().filter(|litter| litter.place == place) {
            litter.add_blanks(actor, 1);
        }
        true
    }

    /// What was sent for it, as it was sent.
    pub(in crate::admin) fn carried(sent: &Sent) -> Vec<(String, String)> {
        let names = sent.names().filter(|name| name.starts_with(NAMES));
        names.filter_map(|name| sent.text(&name).ok().flatten().map(|text| (name.clone(), text.into_owned()))).collect()
    }

    /// Whether nothing speaks against any of it.
    pub(in crate::admin) fn is_sound(&self) -> bool {
        self.litters.iter().all(Litter::is_sound)
    }

    /// Whether somebody else changed some of it since the form was made.
    pub(in crate::admin) fn is_stale(&self) -> bool {
        self.litters.iter().any(|litter| litter.cubs.iter().any(|cub| cub.is_stale))
    }

    fn open(panel: &Panel, shelf: &dyn Shelf, actor: &Actor, row: Option<&Row>, draft: &Draft) -> Self {
        let facts = shelf.facts();
        if facts.keys.len() != 1 || row.is_some() && draft.fields.is_empty() {
            return Self::default();
        }
        let children = facts.children.iter().enumerate();
        let litters = children.filter_map(|child| Litter::open(panel, actor, child));
        Self { litters: litters.filter(|litter| row.is_some() || litter.may_add).collect() }
    }
}

/// Writes a draft as a new row, or its changes into this one, and what belongs to it: all of it, or nothing.
///
/// # Errors
///
/// - The database cannot answer, or a hook of a model fails.
pub(in crate::admin) async fn write_all(
    tx: &Tx,
    (panel, engine, now): (&Panel, Engine, DateTime<Utc>),
    (shelf, actor): (&dyn Shelf, &Actor),
    row: Option<&Row>,
    (draft, company): (&mut Draft, &mut Company),
) -> Result<Outcome> {
    let values = check(tx, panel, shelf, actor, row, draft).await?;
    let mut plans = Vec::new();
    for litter in &mut company.litters {
        plans.push(litter.check(tx, (panel, engine), actor).await?);
    }
    if !draft.is_sound() || !company.is_sound() {
        return Ok(Outcome::Refused);
    }
    let outcome = store(tx, shelf, actor, row, (values, draft)).await?;
    let written = match (&outcome, row) {
        (Outcome::Refused, _) => return Ok(outcome),
        (Outcome::Written(row), _) => row,
        (Outcome::Unchanged | Outcome::Around, Some(row)) => row,
        (Outcome::Unchanged | Outcome::Around, None) => return Err(Error::internal("a new row was not written")),
    };
    let mut has_written = false;
    for (litter, plan) in company.litters.iter_mut().zip(plans) {
        let place = shelf.facts().keys.first().copied().unwrap_or_default();
        let Some(parent) = litter.parent_value(written, place) else { continue };
        match litter.write(tx, actor, &parent, (plan, now)).await? {
            Some(is_written) => has_written |= is_written,
            None => return Ok(Outcome::Refused),
        }
        if row.is_none() {
            litter.count(tx, &parent).await?;
        }
    }
    if !company.is_sound() {
        return Ok(Outcome::Refused);
    }
    Ok(if has_written && matches!(outcome, Outcome::Unchanged) { Outcome::Around } else { outcome })
}

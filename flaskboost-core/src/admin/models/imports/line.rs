//! Works one line of a file, as a form would.

use std::collections::{BTreeMap, HashSet};

use sea_orm::sea_query::LockType;
use sea_orm::{ConnectionTrait, Value};

use super::mapping::Mapping;
use super::reading::Line;
use super::tally::{Cell, Verdict};
use crate::admin::models::listing::unescaped;
use crate::admin::models::{ColumnFacts, Complaint, Draft, Outcome, Row, Shelf, value_of, write, written_at};
use crate::admin::panel::Panel;
use crate::auth::{Action, Actor};
use crate::db::Tx;
use crate::error::Result;
use crate::form::Sent;

/// What every line of an import needs.
pub(super) struct Bench<'a> {
    pub(super) panel: &'a Panel,
    pub(super) shelf: &'a dyn Shelf,
    pub(super) actor: &'a Actor,
    pub(super) mapping: Mapping,
    /// The lines whose key an earlier line has.
    pub(super) twice: HashSet<u64>,
}

/// What a line says of one column.
struct Said<'a> {
    place: usize,
    column: &'a ColumnFacts,
    text: String,
}

impl Bench<'_> {
    /// Writes what a line says, or tells why not; then the transaction must be rolled back.
    pub(super) async fn work(&self, tx: &Tx, line: &Line) -> Result<Verdict> {
        let said = self.said(line);
        let found = match self.find(tx, line, &said).await? {
            Ok(found) => found,
            Err(cell) => return Ok(Verdict::Refused(vec![cell])),
        };
        let (shelf, actor) = (self.shelf, self.actor);
        let mut draft = match &found {
            Some(row) if !shelf.may(row, actor, Action::EDIT) => return Ok(refused("", "imports-may-not-edit")),
            Some(row) => Draft::of_row(shelf, actor, row),
            None if !shelf.may_create(actor) => return Ok(refused("", "imports-may-not-create")),
            None => Draft::of_new(shelf, actor, &Sent::default()),
        };
        let mut pairs = Vec::new();
        for one in &said {
            if draft.field(one.place).is_some() {
                pairs.push((one.column.name, one.text.clone()));
            } else if !self.is_idle(one, found.as_ref()) {
                return Ok(refused(one.column.name, "imports-may-not-write"));
            }
        }
        let originals = found.as_ref().map(|_| BTreeMap::new());
        draft.take(shelf.facts(), &Sent::of(pairs), originals.as_ref());
        let outcome = write(tx, self.panel, shelf, actor, found.as_ref(), &mut draft).await?;
        Ok(match (outcome, &found) {
            (Outcome::Unchanged | Outcome::Around, _) => Verdict::Same,
            (Outcome::Refused, _) => Verdict::Refused(self.complaints(&draft)),
            (Outcome::Written(row), None) => Verdict::New(self.cells(&draft, None, &row)),
            (Outcome::Written(row), Some(old)) => Verdict::Changed(self.cells(&draft, Some(old), &row)),
        })
    }

    /// What a line says of the columns that are mapped.
    fn said(&self, line: &Line) -> Vec<Said<'_>> {
        let facts = self.shelf.facts();
        let said = self.mapping.places.iter().zip(&line.cells).filter_map(|(place, cell)| {
            let place = (*place)?;
            let column = facts.columns.get(place)?;
            let text = if column.kind.is_figure() { cell.trim() } else { unescaped(cell) };
            Some(Said { place, column, text: text.to_owned() })
        });
        said.collect()
    }

    /// The row that a line is about, if it is about one that is there.
    async fn find(&self, tx: &Tx, line: &Line, said: &[Said<'_>]) -> Result<std::result::Result<Option<Row>, Cell>> {
        let key = self.mapping.find.and_then(|find| said.iter().find(|one| one.place == find));
        let Some(key) = key.filter(|key| !key.text.is_empty()) else { return Ok(Ok(None)) };
        if self.twice.contains(&line.number) {
            return Ok(Err(complaint(key.column.name, "imports-key-twice")));
        }
        let column = ColumnFacts { is_nullable: false, ..key.column.clone() };
        let value = match value_of(&column, &key.text) {
            Ok(value) => value,
            Err(why) => return Ok(Err(complaint(key.column.name, why.0))),
        };
        let row = self.row(tx, key.place, value).await?;
        if row.is_none() && key.column.is_automatic {
            return Ok(Err(complaint(key.column.name, "imports-no-such-row")));
        }
        Ok(Ok(row))
    }

    async fn row(&self, tx: &Tx, place: usize, value: Value) -> Result<Option<Row>> {
        let mut query = self.shelf.select();
        query.and_where(self.shelf.is(place, value)).lock(LockType::Update);
        let found = tx.query_one(query.limit(1)).await?;
        let row = found.map(|found| self.shelf.read(&found)).transpose()?;
        // One that they may not see is not there.
        Ok(row.filter(|row| self.shelf.may(row, self.actor, Action::VIEW)))
    }

    /// Whether a line says nothing new of a column that they may not write.
    fn is_idle(&self, said: &Said<'_>, row: Option<&Row>) -> bool {
        if said.text.is_empty() || self.mapping.find == Some(said.place) {
            return true;
        }
        row.is_some_and(|row| {
            let is_same = || written_at(self.shelf, row, said.place) == said.text;
            let is_equal = || value_of(said.column, &said.text).ok().as_ref() == row.values.get(said.place);
            self.shelf.may_read(row, self.actor, said.place) && (is_same() || is_equal())
        })
    }

    fn cells(&self, draft: &Draft, old: Option<&Row>, new: &Row) -> Vec<Cell> {
        let cells = draft.fields.iter().filter_map(|field| {
            let column = self.shelf.facts().columns.get(field.place)?;
            let old = old.map(|old| written_at(self.shelf, old, field.place)).unwrap_or_default();
            let new = written_at(self.shelf, new, field.place);
            (old != new).then(|| Cell::of(column.name, old, new))
        });
        cells.collect()
    }

    fn complaints(&self, draft: &Draft) -> Vec<Cell> {
        let whole = draft.complaints.iter().map(|complaint| Cell::refused("", complaint));
        let fields = draft.fields.iter().flat_map(|field| {
            let name = self.shelf.facts().columns.get(field.place).map_or("", |column| column.name);
            field.complaints.iter().map(move |complaint| Cell::refused(name, complaint))
        });
        whole.chain(fields).collect()
    }
}

fn complaint(column: &str, key: &'static str) -> Cell {
    Cell::refused(column, &Complaint::known(key))
}

fn refused(column: &str, key: &'static str) -> Verdict {
    Verdict::Refused(vec![complaint(column, key)])
}

//! [`Tally`]: what an import does, in numbers and examples.

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use crate::admin::models::Complaint;

/// How many lines of each kind are shown.
const SHOWN: usize = 100;

/// What an import does: how many lines of each kind there are, and the first of each.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(in crate::admin) struct Tally {
    pub(in crate::admin) new: Heap,
    pub(in crate::admin) changed: Heap,
    pub(in crate::admin) same: Heap,
    pub(in crate::admin) refused: Heap,
}

/// The lines of one kind.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(in crate::admin) struct Heap {
    pub(in crate::admin) count: u64,
    pub(in crate::admin) shown: Vec<Shown>,
}

/// A line, and what becomes of it.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
pub(in crate::admin) struct Shown {
    pub(in crate::admin) line: u64,
    pub(in crate::admin) cells: Vec<Cell>,
}

/// What becomes of one column: its values, or why it is refused.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
pub(in crate::admin) struct Cell {
    /// The name of the column; empty for the whole line.
    pub(in crate::admin) column: String,
    pub(in crate::admin) old: String,
    pub(in crate::admin) new: String,
    /// Why: a text of the lexicon and what it is about, or a sentence of the model.
    pub(in crate::admin) why: Json,
}

/// What becomes of a line.
#[derive(Debug)]
pub(super) enum Verdict {
    New(Vec<Cell>),
    Changed(Vec<Cell>),
    Same,
    Refused(Vec<Cell>),
}

impl Cell {
    pub(super) fn of(column: &str, old: String, new: String) -> Self {
        Self { column: column.to_owned(), old, new, why: Json::Null }
    }

    pub(super) fn refused(column: &str, why: &Complaint) -> Self {
        // A complaint is two texts and a name, so it is always JSON.
        let why = serde_json::to_value(why).unwrap_or_default();
        Self { column: column.to_owned(), why, ..Self::default() }
    }
}

impl Tally {
    pub(super) fn add(&mut self, line: u64, verdict: &Verdict) {
        let (heap, cells) = match verdict {
            Verdict::New(cells) => (&mut self.new, cells.as_slice()),
            Verdict::Changed(cells) => (&mut self.changed, cells.as_slice()),
            Verdict::Same => (&mut self.same, [].as_slice()),
            Verdict::Refused(cells) => (&mut self.refused, cells.as_slice()),
        };
        heap.count += 1;
        if heap.shown.len() < SHOWN {
            let short = |text: &str| text.chars().take(200).collect::<String>();
            let cells = cells.iter().map(|cell| Cell { old: short(&cell.old), new: short(&cell.new), ..cell.clone() });
            heap.shown.push(Shown { line, cells: cells.collect() });
        }
    }
}

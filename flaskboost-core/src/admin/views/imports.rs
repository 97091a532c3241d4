//! The pages of an import.

use serde::Serialize;

use super::{Frame, Kin, TaskLine};
use crate::admin::desk::Room;
use crate::admin::models::Facts;
use crate::admin::models::imports::{Cell, Import as Record, Mapping, Shown, Tally, Targets, Unreadable};
use crate::admin::models::tasks::{State, Task};
use crate::policy::Extent;
use crate::view::View;

/// The page that asks for a file.
#[derive(Default, Serialize, View)]
#[view("admin/imports/new.html")]
pub(in crate::admin) struct ImportNew {
    frame: Frame,
    model: Kin,
    problem: Option<Trouble>,
    columns: Vec<String>,
}

/// What was wrong: a text of the lexicon, where, and what it is about.
#[derive(Debug, Serialize)]
struct Trouble {
    key: &'static str,
    line: u64,
    what: String,
}

/// An import: what its columns mean, what would change, what did.
#[derive(Default, Serialize, View)]
#[view("admin/imports/show.html")]
pub(in crate::admin) struct Import {
    frame: Frame,
    model: Kin,
    id: i64,
    file_name: String,
    lines: i64,
    stage: &'static str,
    is_open: bool,
    problem: Option<Trouble>,
    heads: Vec<Head>,
    targets: Vec<Choice>,
    finders: Vec<Choice>,
    heaps: Vec<Heap>,
    task: Option<TaskLine>,
    check: Option<i64>,
    has_refused: bool,
}

/// A column of the file.
#[derive(Debug, Serialize)]
struct Head {
    name: String,
    sample: String,
    /// The name of the column that it means.
    chosen: &'static str,
}

/// A column of the model.
#[derive(Debug, Serialize)]
struct Choice {
    name: &'static str,
    label: String,
    is_chosen: bool,
}

/// Lines of one kind.
#[derive(Debug, Serialize)]
struct Heap {
    kind: &'static str,
    count: u64,
    more: u64,
    lines: Vec<Line>,
}

#[derive(Debug, Serialize)]
struct Line {
    line: u64,
    cells: Vec<LabelledCell>,
}

#[derive(Debug, Serialize)]
struct LabelledCell {
    label: String,
    #[serde(flatten)]
    cell: Cell,
}

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::admin) enum Stage {
    /// Nothing was tried, or trying it came to no end.
    Mapping,
    Trying,
    Tried,
    Working,
    Over,
}

/// What the page is made of.
pub(in crate::admin) struct ImportDetails<'a> {
    pub(in crate::admin) import: &'a Record,
    pub(in crate::admin) targets: &'a Targets,
    pub(in crate::admin) mapping: Mapping,
    pub(in crate::admin) heads: Vec<String>,
    pub(in crate::admin) sample: Vec<String>,
    pub(in crate::admin) check: Option<Task>,
    pub(in crate::admin) task: Option<Task>,
    pub(in crate::admin) stage: Stage,
    pub(in crate::admin) why: Option<Unreadable>,
}

impl Stage {
    pub(in crate::admin) fn of(check: Option<&Task>, task: Option<&Task>) -> Self {
        match (check, task) {
            (_, Some(task)) if task.is_ended() => Self::Over,
            (_, Some(_)) => Self::Working,
            (Some(check), None) if check.state == State::Done => Self::Tried,
            (Some(check), None) if !check.is_ended() => Self::Trying,
            _ => Self::Mapping,
        }
    }

    /// Whether what the columns mean can still be changed.
    pub(in crate::admin) fn is_open(self) -> bool {
        matches!(self, Self::Mapping | Self::Tried)
    }

    fn name(self) -> &'static str {
        match self {
            Self::Mapping => "mapping",
            Self::Trying => "trying",
            Self::Tried => "tried",
            Self::Working => "working",
            Self::Over => "over",
        }
    }
}

impl From<Unreadable> for Trouble {
    fn from(why: Unreadable) -> Self {
        Self { key: why.key, line: why.line, what: why.what }
    }
}

impl ImportNew {
    pub(in crate::admin) fn new(room: &Room, targets: &Targets, why: Option<Unreadable>) -> Self {
        let facts = room.shelf.facts();
        let columns = targets.columns.iter().filter_map(|place| facts.columns.get(*place));
        Self {
            frame: room.frame(),
            model: Kin::of(facts),
            problem: why.map(Trouble::from),
            columns: columns.map(|column| column.name.to_owned()).collect(),
        }
    }
}

impl Import {
    pub(in crate::admin) fn new(room: &Room, details: ImportDetails<'_>) -> Self {
        let (facts, import) = (room.shelf.facts(), details.import);
        let name = |place: usize| facts.columns.get(place).map_or("", |column| column.name);
        let heads = details.heads.into_iter().enumerate().map(|(at, head)| Head {
            name: head,
            sample: details.sample.get(at).map(|text| text.chars().take(60).collect()).unwrap_or_default(),
            chosen: details.mapping.places.get(at).copied().flatten().map_or("", name),
        });
        let choices = |places: &[usize]| {
            let choices = places.iter().filter_map(|place| {
                let column = facts.columns.get(*place)?;
                let is_chosen = details.mapping.find == Some(*place);
                Some(Choice { name: column.name, label: column.label.clone(), is_chosen })
            });
            choices.collect()
        };
        let tally = match details.stage {
            Stage::Tried => Some(import.found()),
            Stage::Over => Some(import.result()),
            _ => None,
        };
        let has_refused = details.stage == Stage::Over && tally.as_ref().is_some_and(|tally| tally.refused.count > 0);
        let task = details.task.as_ref().or(details.check.as_ref());
        Self {
            frame: room.frame(),
            model: Kin::of(facts),
            id: import.id,
            file_name: import.file_name.clone(),
            lines: import.lines,
            stage: details.stage.name(),
            is_open: details.stage.is_open(),
            problem: details.why.map(Trouble::from),
            heads: heads.collect(),
            targets: choices(&details.targets.columns),
            finders: choices(&details.targets.finders),
            heaps: tally.map(|tally| heaps(room, facts, tally)).unwrap_or_default(),
            task: task.map(|task| TaskLine::new(task, Some(room.shelf.as_ref()))),
            check: import.check_task,
            has_refused,
        }
    }
}

fn heaps(room: &Room, facts: &Facts, tally: Tally) -> Vec<Heap> {
    let kinds = [("new", tally.new), ("changed", tally.changed), ("refused", tally.refused), ("same", tally.same)];
    let heaps = kinds.into_iter().map(|(kind, heap)| Heap {
        kind,
        count: heap.count,
        more: heap.count.saturating_sub(heap.shown.len() as u64),
        lines: heap.shown.into_iter().map(|shown| line(room, facts, shown)).collect(),
    });
    heaps.collect()
}

/// A line with the columns of which they may read something today.
fn line(room: &Room, facts: &Facts, shown: Shown) -> Line {
    let cells = shown.cells.into_iter().filter_map(|cell| {
        if cell.column.is_empty() {
            return Some(LabelledCell { label: String::new(), cell });
        }
        let place = facts.place_of(&cell.column)?;
        let extent = room.shelf.extent_to_read(&room.desk.actor, place);
        let label = facts.columns.get(place)?.label.clone();
        (!matches!(extent, Extent::Nothing)).then_some(LabelledCell { label, cell })
    });
    Line { line: shown.line, cells: cells.collect() }
}

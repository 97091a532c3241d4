//! Works the lines of a file, some at a time: to see what would happen, or to do it.

use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use sea_orm::TransactionTrait;

use super::chunk::{Model as Chunk, SIZE};
use super::import::Model as Import;
use super::line::Bench;
use super::mapping::Targets;
use super::reading::Line;
use super::tally::{Cell, Verdict};
use crate::admin::models::tasks::{Failure, Pace, Sort, State, Task, Worked};
use crate::admin::models::{Complaint, Shelf};
use crate::admin::panel::Panel;
use crate::auth::Actor;
use crate::db::{Db, Tx};
use crate::error::Result;

/// How long one transaction may take: nobody else can write meanwhile.
const LONGEST: Duration = Duration::from_secs(2);

/// Works the next lines of an import in one transaction, which also writes down how far it is. To see what would happen,
/// each line is written and taken back.
///
/// # Errors
///
/// - The database cannot answer.
pub(in crate::admin) async fn work_lines(
    panel: &Panel,
    db: &Db,
    shelf: &dyn Shelf,
    actor: &Actor,
    task: &Task,
    now: DateTime<Utc>,
) -> Result<Pace> {
    let is_check = task.sort == Sort::Check;
    let tx = db.by(Arc::new(task.by())).begin().await?;
    let Some(held) = Task::hold(&tx, task.id).await?.filter(|held| !held.is_ended()) else { return Ok(Pace::Over) };
    if held.place != task.place {
        return Ok(Pace::More);
    }
    let at: usize = task.place.as_deref().and_then(|place| place.parse().ok()).unwrap_or_default();
    let import = Import::hold(&tx, task.query.parse().unwrap_or_default()).await?;
    let chunk = Chunk::find(&tx, import.as_ref().map_or(0, |import| import.id), (at / SIZE) as i64).await?;
    let mapping = import.as_ref().and_then(|import| import.mapping(shelf.facts()));
    let may = Targets::of(shelf, actor).is_some();
    let (Some(import), Some(chunk), Some(mapping), true) = (import, chunk, mapping, may) else {
        tx.rollback().await?;
        let why = if may { "no-file" } else { "not-permitted" };
        Task::end(db, task.id, (State::Failed, Some(why)), now).await?;
        return Ok(Pace::Over);
    };
    let bench = Bench { panel, shelf, actor, mapping, twice: import.twice() };
    let lines = chunk.lines()?;
    let mut tally = if is_check { import.found() } else { import.result() };
    let (mut worked, mut refused, mut next, begun) = (Worked::default(), Vec::new(), at, Instant::now());
    for line in lines.iter().skip(at % SIZE) {
        let verdict = work_one(&bench, &tx, line, is_check).await?;
        tally.add(line.number, &verdict);
        next += 1;
        match verdict {
            Verdict::Refused(cells) => {
                worked.failed += 1;
                refused.push((line.number, cells));
            }
            _ => worked.done += 1,
        }
        if begun.elapsed() > LONGEST {
            break;
        }
    }
    let is_done = next / SIZE > at / SIZE || next % SIZE >= lines.len();
    let is_over = i64::try_from(next).unwrap_or(i64::MAX) >= import.lines;
    worked.place = (!is_over).then(|| next.to_string());
    if !is_check {
        chunk.settle(&tx, refused, is_done).await?;
    }
    import.write_down(&tx, &tally, is_check).await?;
    held.advance(&tx, worked, now).await?;
    tx.commit().await?;
    Ok(if is_over { Pace::Over } else { Pace::More })
}

/// Works one line inside of a transaction of its own; what is refused, and what is only tried, is taken back.
async fn work_one(bench: &Bench<'_>, tx: &Tx, line: &Line, is_check: bool) -> Result<Verdict> {
    let inside = TransactionTrait::begin(tx).await?;
    let verdict = match bench.work(&inside, line).await {
        Ok(verdict) => verdict,
        Err(error) => {
            // What an error says to people; it is logged if it says nothing.
            let failure = Failure::of(&line.number.to_string(), &error);
            let why = failure.text.as_deref().map_or_else(|| Complaint::known("tasks-why-error"), Complaint::said);
            Verdict::Refused(vec![Cell::refused("", &why)])
        }
    };
    if is_check || matches!(verdict, Verdict::Refused(_)) {
        inside.rollback().await?;
    } else {
        inside.commit().await?;
    }
    Ok(verdict)
}

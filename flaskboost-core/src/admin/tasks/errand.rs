//! [`Errand`]: the job that works a task.

use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use crate::admin::models::imports::work_lines;
use crate::admin::models::tasks::{Pace, Sort, State, Task, work_through};
use crate::admin::panel::{Panel, Staff};
use crate::auth::{Action, Permission, Roles};
use crate::error::Result;
use crate::jobs::{Job, JobContext, JobOptions, Unique, UniqueUntil};
use crate::policy::Extent;

/// How long one job works before it leaves the rest to another one.
const SHIFT: Duration = Duration::from_secs(300);

/// The job that works a task of the panel. Whatever happens to it, the task knows how far it is.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Errand {
    /// The number of the task.
    pub(in crate::admin) task: i64,
}

impl Job for Errand {
    const NAME: &'static str = "admin.task";
    type Output = ();

    fn options() -> JobOptions {
        JobOptions { timeout: Duration::from_secs(1800), ..JobOptions::default() }
    }

    /// However often somebody lets a task go on, one job more waits for it at most.
    fn unique(&self) -> Option<Unique> {
        Some(Unique { key: self.task.to_string(), until: UniqueUntil::Started })
    }

    async fn run(self, context: JobContext) -> Result<()> {
        let begun = Instant::now();
        loop {
            match self.step(&context).await {
                Ok(Pace::Over) => return Ok(()),
                Ok(Pace::More) if begun.elapsed() > SHIFT => {
                    let _ = context.jobs().push(Self { task: self.task }).await?;
                    return Ok(());
                }
                Ok(Pace::More) => {}
                Err(error) => {
                    if context.is_last_attempt() {
                        let now = context.clock().now();
                        Task::end(context.db(), self.task, (State::Failed, Some("error")), now).await?;
                    }
                    return Err(error);
                }
            }
        }
    }
}

impl Errand {
    /// Works some rows, for whoever asked, as they are now.
    async fn step(&self, context: &JobContext) -> Result<Pace> {
        let (db, now) = (context.db(), context.clock().now());
        let (panel, roles) = (context.service::<Panel>()?, context.service::<Roles>()?);
        let Some(task) = Task::find(db, self.task).await?.filter(|task| !task.is_ended()) else {
            return Ok(Pace::Over);
        };
        let actor = panel.whois(db, &roles, task.user_id).await?;
        let shelf = panel.find(&task.model).filter(|shelf| {
            let sees = !matches!(shelf.extent(&actor, Action::VIEW), Extent::Nothing);
            actor.may(Permission::view::<Staff>()) && (sees || shelf.may_create(&actor))
        });
        let Some(shelf) = shelf else {
            Task::end(db, task.id, (State::Failed, Some("not-permitted")), now).await?;
            return Ok(Pace::Over);
        };
        match task.sort {
            Sort::Bulk => work_through(&panel, db, shelf.as_ref(), &actor, &task, now).await,
            Sort::Check | Sort::Import => work_lines(&panel, db, shelf.as_ref(), &actor, &task, now).await,
        }
    }
}

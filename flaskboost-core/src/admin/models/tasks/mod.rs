//! Long work that somebody asked the panel for: what is known of it, and how its rows are worked.

mod bulk;
mod failure;
mod migrations;
mod state;
mod task;

pub(in crate::admin) use bulk::work_through;
pub(in crate::admin) use failure::Failure;
pub(in crate::admin) use migrations::migrations;
pub(in crate::admin) use state::{Sort, State};
pub(in crate::admin) use task::{Model as Task, Wish, Worked};

/// Whether a task goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::admin) enum Pace {
    More,
    Over,
}

//! What can go wrong with a job, before it runs.

use http::StatusCode;

use crate::error::{self, BoxError};

/// A job that cannot be taken, or a queue that cannot be opened.
///
/// As an [`error::Error`] it carries `FB4500`: the site itself is wrong, not what somebody sent.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum JobError {
    /// Nobody could run it.
    #[error("no worker would know the job `{name}`: name it where the app is assembled, with App::job::<…>()")]
    Unknown {
        /// Its name.
        name: String,
    },
    /// Two types have one name.
    #[error("two jobs are called `{name}`; each needs a NAME of its own")]
    Twice {
        /// The name.
        name: &'static str,
    },
    /// Its fields cannot be written down.
    #[error("the job `{name}` cannot be written as JSON")]
    NotJson {
        /// Its name.
        name: &'static str,
        /// What serde said.
        #[source]
        source: serde_json::Error,
    },
    /// It holds too much.
    #[error(
        "the job `{name}` has {bytes} bytes as JSON, and {most} may be kept: put what is large into a table or the storage, and its id into the job"
    )]
    TooLarge {
        /// Its name.
        name: &'static str,
        /// How many it has, with what follows it.
        bytes: usize,
        /// How many it may have.
        most: usize,
    },
    /// It is nested too deep, or too much follows it.
    #[error("the job `{name}` is nested deeper than {most} levels; each job that follows in a chain is two of them")]
    TooDeep {
        /// Its name.
        name: &'static str,
        /// How deep it may be.
        most: usize,
    },
    /// What it gave, or what it was given, is not what its type says.
    #[error("the job `{name}` does not read as its type does now: was its type changed while some waited?")]
    NotItsType {
        /// Its name.
        name: String,
        /// What serde said.
        #[source]
        source: serde_json::Error,
    },
    /// The name of a queue.
    #[error("`{queue}` is no name of a queue: up to 40 lower-case letters, digits, hyphens and underscores")]
    BadQueue {
        /// What was given.
        queue: String,
    },
    /// A unique job would be in a batch, and one waits already.
    #[error("the job `{name}` is unique, and {id} waits already: it cannot be in a batch as well")]
    Waits {
        /// Its name.
        name: String,
        /// The one that waits.
        id: String,
    },
    /// Somebody waited for it, and it failed for good.
    #[error("the job `{name}` failed: {error}")]
    Failed {
        /// Its name.
        name: String,
        /// What went wrong last.
        error: String,
    },
    /// Somebody waited for it, and somebody else cancelled it.
    #[error("the job `{name}` was cancelled")]
    Cancelled {
        /// Its name.
        name: String,
    },
    /// Somebody waited for it, and it is not known any more.
    #[error("no job {id} is known; jobs that have ended are forgotten after a while")]
    Gone {
        /// Its id.
        id: String,
    },
    /// The hours of a schedule make no sense.
    #[error("the schedule `{name}`: {reason}")]
    Schedule {
        /// Its name.
        name: String,
        /// What is wrong.
        reason: String,
    },
    /// The job itself says that trying again cannot help: it becomes a dead letter at once.
    #[error("trying again cannot help")]
    GivenUp(#[source] BoxError),
    /// The engine of the settings cannot be used.
    #[error("{reason}")]
    Engine {
        /// Why, and what to do.
        reason: String,
    },
}

impl From<JobError> for error::Error {
    fn from(error: JobError) -> Self {
        Self::from_status(StatusCode::INTERNAL_SERVER_ERROR).with_code("FB4500").with_source(error)
    }
}

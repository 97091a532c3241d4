//! Why an app does not start.

use crate::db::DbError;
use crate::error::{Error, Problem};

/// Why an app does not start.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BootError {
    /// The settings or the runtime are not right.
    #[error(transparent)]
    Settings(#[from] crate::settings::Error),
    /// The database cannot be used.
    #[error(transparent)]
    Database(#[from] DbError),
    /// The list of breached passwords cannot be used.
    #[error(transparent)]
    Breaches(#[from] crate::auth::BreachListError),
    /// The limits cannot be counted as the settings say.
    #[error(transparent)]
    Limits(#[from] crate::limit::LimitError),
    /// The queue of jobs cannot be opened.
    #[error(transparent)]
    Jobs(#[from] crate::jobs::JobError),
    /// The name of the queue cannot be read from the database.
    #[error("the name of the queue cannot be read from the database: {0:?}")]
    Queue(Error),
    /// The cache cannot be used as the settings say.
    #[error(transparent)]
    Cache(#[from] crate::cache::CacheError),
    /// Files cannot be kept as the settings say.
    #[error(transparent)]
    Storage(#[from] crate::storage::StorageError),
    /// Mail cannot be sent as the settings say.
    #[error(transparent)]
    Mail(#[from] crate::mail::Error),
    /// The boot checks found something; all of it is here.
    #[error("{}", listed(.0))]
    Problems(Vec<Problem>),
    /// No database is named.
    #[error(
        "the {runtime} runtime brings no database of its own; set DATABASE_URL, or database.url in a settings file"
    )]
    NoDatabase {
        /// The runtime.
        runtime: crate::settings::Runtime,
    },
    /// The demo data cannot be written.
    #[error("the demo data could not be written: {0:?}")]
    Seed(Error),
    /// The port cannot be opened, or the listener broke.
    #[error("cannot listen on {address}: {source}")]
    Listen {
        /// Where.
        address: String,
        /// Why.
        source: std::io::Error,
    },
    /// A file of the settings cannot be read.
    #[error("{file} cannot be read: {source}")]
    File {
        /// The file.
        file: String,
        /// Why.
        source: std::io::Error,
    },
}

fn listed(problems: &[Problem]) -> String {
    let lines: Vec<String> = problems.iter().map(|problem| format!("  {problem}")).collect();
    format!("{} to mend before this app can start:\n{}", counted(problems.len()), lines.join("\n"))
}

fn counted(count: usize) -> String {
    if count == 1 { "one thing".to_owned() } else { format!("{count} things") }
}

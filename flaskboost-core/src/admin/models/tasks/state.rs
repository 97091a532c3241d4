//! [`State`] and [`Sort`]: how far a task is, and what kind of work it is.

use sea_orm::entity::prelude::*;

/// How far a task is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(10))")]
pub(in crate::admin) enum State {
    /// No worker has begun it.
    #[sea_orm(string_value = "waiting")]
    Waiting,
    /// Some of it was done.
    #[sea_orm(string_value = "running")]
    Running,
    /// Nothing is left to do. Single rows may have failed.
    #[sea_orm(string_value = "done")]
    Done,
    /// It could not go on.
    #[sea_orm(string_value = "failed")]
    Failed,
    /// Somebody cancelled it.
    #[sea_orm(string_value = "cancelled")]
    Cancelled,
}

/// What kind of work a task is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(10))")]
pub(in crate::admin) enum Sort {
    /// Something is done to the rows of a list.
    #[sea_orm(string_value = "bulk")]
    Bulk,
    /// The lines of a file are tried.
    #[sea_orm(string_value = "check")]
    Check,
    /// The lines of a file are imported.
    #[sea_orm(string_value = "import")]
    Import,
}

impl Sort {
    /// Its name in texts.
    pub(in crate::admin) const fn name(self) -> &'static str {
        match self {
            Self::Bulk => "bulk",
            Self::Check => "check",
            Self::Import => "import",
        }
    }
}

impl State {
    /// Its name in texts.
    pub(in crate::admin) const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
        }
    }
}

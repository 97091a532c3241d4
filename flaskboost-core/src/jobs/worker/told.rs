//! [`Told`]: what a job that runs is told.

/// What a job that runs is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// To go on.
    GoOn,
    /// Somebody cancelled it.
    Cancelled,
    /// Its lease has ended, and somebody else may have it.
    Expired,
    /// The worker stops: the job goes back.
    Return,
}

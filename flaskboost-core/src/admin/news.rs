//! [`News`]: something that happened lately, as the front page of the panel tells it.

use chrono::{DateTime, Utc};
use serde::Serialize;

/// Something that happened lately.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct News {
    /// What.
    pub(crate) what: String,
    /// To whom, if that is known.
    pub(crate) who: Option<String>,
    /// Where more of it is told.
    pub(crate) href: Option<String>,
    /// From which address; empty when nobody knows.
    pub(crate) address: String,
    /// When.
    pub(crate) at: DateTime<Utc>,
}

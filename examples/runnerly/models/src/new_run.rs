//! What somebody sends to add a run.

use chrono::NaiveDateTime;
use flaskboost::form::{Form, Upload};

use crate::measure::Elapsed;

/// A GPX file, and what the file may not say.
#[derive(Form)]
pub struct NewRun {
    /// The file, at most 20 MB: two days at one point a second, with heart rate.
    #[field(label = "GPX file", accept = ".gpx,application/gpx+xml", max_len = 20_000_000, help = "At most 20 MB.")]
    pub file: Upload,
    /// A title; the name in the file when it is left out.
    #[field(label = "Title", max_len = 120, help = "Left empty, the run is called as in the file.")]
    pub title: Option<String>,
    /// When the run began, for a file without times.
    #[field(label = "Started at", help = "Day and time in UTC.")]
    pub started_at: Option<NaiveDateTime>,
    /// How long it took, for a file without times.
    #[field(label = "Time taken", placeholder = "51:23", help = "Minutes and seconds, or hours, minutes and seconds.")]
    pub took: Option<Elapsed>,
}

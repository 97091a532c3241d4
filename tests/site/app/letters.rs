//! The letters of this site.

use flaskboost::mailer::Letter;
use serde::Serialize;

/// What was written on the shelves, for whoever wants to know.
#[derive(Serialize)]
pub(crate) struct Digest {
    pub(crate) notes: Vec<String>,
}

impl Letter for Digest {
    const NAME: &'static str = "digest";
    const LIST: Option<&'static str> = Some("weekly-digest");

    fn subject(&self, site: &str) -> String {
        format!("{} new notes at {site}", self.notes.len())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let notes = ["Buy milk", "<b>Bold</b>"].map(str::to_owned).to_vec();
        vec![("Two notes", Self { notes }), ("A quiet week", Self { notes: Vec::new() })]
    }
}

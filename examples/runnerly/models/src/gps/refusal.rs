//! Why a file was not taken as a run.

/// Why a file was not taken as a run.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// No bytes at all.
    #[error("the file is empty")]
    Empty,
    /// UTF-16 or a binary file.
    #[error("the file is not text: export the run as GPX (FIT, TCX and ZIP files cannot be read)")]
    NotText,
    /// Text, and even XML perhaps, but its root is not `gpx`.
    #[error("this is not a GPX file: it does not begin with <gpx>")]
    NotGpx,
    /// A document type declaration: GPX has none, and entities declared there can blow a small file up to gigabytes.
    #[error("the file holds a DOCTYPE, which GPX never does")]
    Doctype,
    /// Elements nested beyond [`MAX_DEPTH`](crate::gps::MAX_DEPTH).
    #[error("the file nests elements more than {0} deep")]
    TooDeep(usize),
    /// More positions than [`MAX_POINTS`](crate::gps::MAX_POINTS).
    #[error("the file holds more than {0} points")]
    TooManyPoints(usize),
    /// More tracks, routes, segments and links, or more elements in all, than any recorder writes.
    #[error("the file is made of more parts than any recorder writes")]
    TooManyParts,
    /// The XML is broken or ends too early.
    #[error("the file is damaged or cut off")]
    Damaged,
    /// The XML is sound but breaks the rules of GPX.
    #[error("the file breaks the GPX format: {0}")]
    BrokenRule(String),
    /// Waypoints only, or nothing.
    #[error("the file holds no track and no route, only single places")]
    NoTrack,
    /// Fewer than two points.
    #[error("the track is shorter than two points")]
    TooShort,
    /// The track holds no times, and none were given beside it.
    #[error("the file holds no times: say when you started and how long it took")]
    NoTimes,
    /// First and last moment are implausibly far apart.
    #[error("the times in the file span more than {0} hours: was the watch set right?")]
    TooLong(i64),
}

impl Refusal {
    /// The refusal as a sentence to put beside the field.
    #[must_use]
    pub fn sentence(&self) -> String {
        let text = self.to_string();
        let mut letters = text.chars();
        let first = letters.next().map(char::to_uppercase);
        let stop = if text.ends_with('?') { "" } else { "." };
        first.into_iter().flatten().chain(letters).chain(stop.chars()).collect()
    }
}

impl From<gpx::errors::GpxError> for Refusal {
    /// The reader tells broken XML from broken rules only in part; the words it took from the file are cut short.
    fn from(error: gpx::errors::GpxError) -> Self {
        use gpx::errors::GpxError as E;
        match error {
            E::XmlParseError(_)
            | E::EventParsingError(_)
            | E::TrackSegmentError()
            | E::MetadataParsingError()
            | E::MissingClosingTag(_)
            | E::MissingOpeningTag(_) => Self::Damaged,
            E::InvalidChildElement(_, "gpx") => Self::BrokenRule("it holds an unknown element".to_owned()),
            other => Self::BrokenRule(other.to_string().chars().take(120).collect()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Refusal;

    #[test]
    fn a_refusal_reads_as_a_sentence() {
        assert_eq!(Refusal::Empty.sentence(), "The file is empty.");
        assert_eq!(
            Refusal::TooLong(168).sentence(),
            "The times in the file span more than 168 hours: was the watch set right?"
        );
    }
}

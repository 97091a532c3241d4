//! The filters that templates have beside Tera's own.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use tera::{Error, Kwargs, State, TeraResult};

/// A moment or a day as data hands it over: RFC 3339, `2026-01-15T10:00:00`, or `2026-01-15`.
fn parse(text: &str) -> TeraResult<NaiveDateTime> {
    DateTime::parse_from_rfc3339(text)
        .map(|at| at.with_timezone(&Utc).naive_utc())
        .or_else(|_| text.parse::<NaiveDateTime>())
        .or_else(|_| text.parse::<NaiveDate>().map(|day| day.and_time(chrono::NaiveTime::MIN)))
        .map_err(|_| Error::message(format!("{text:?} is no date; the filter takes RFC 3339 or YYYY-MM-DD")))
}

fn format(text: &str, pattern: &str) -> TeraResult<String> {
    use std::fmt::Write as _;
    let mut out = String::new();
    write!(out, "{}", parse(text)?.format(pattern))
        .map_err(|_| Error::message(format!("{pattern:?} is no format for a date; see chrono's strftime")))?;
    Ok(out)
}

/// `{{ post.published_at | date }}` gives `15 January 2026`; `date(format="%d.%m.%y")` gives what it says.
#[expect(clippy::needless_pass_by_value, reason = "the engine calls filters like this")]
pub(super) fn date(text: &str, kwargs: Kwargs, _: &State) -> TeraResult<String> {
    format(text, kwargs.get::<&str>("format")?.unwrap_or("%-d %B %Y"))
}

/// `{{ post.published_at | datetime }}` gives `15 January 2026, 10:00 UTC`.
#[expect(clippy::needless_pass_by_value, reason = "the engine calls filters like this")]
pub(super) fn datetime(text: &str, kwargs: Kwargs, _: &State) -> TeraResult<String> {
    format(text, kwargs.get::<&str>("format")?.unwrap_or("%-d %B %Y, %H:%M UTC"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_the_forms_that_data_has() {
        for text in ["2026-01-15T10:00:00Z", "2026-01-15T11:00:00+01:00", "2026-01-15T10:00:00"] {
            assert_eq!(format(text, "%-d %B %Y, %H:%M").unwrap(), "15 January 2026, 10:00");
        }
        assert_eq!(format("2026-01-15", "%d.%m.%y").unwrap(), "15.01.26");
        assert!(format("tomorrow", "%d").is_err());
        assert!(format("2026-01-15", "%Q").is_err());
    }
}

//! How a field is drawn on the page.

use serde::Serialize;

/// How a field is drawn: the `type` of an `<input>`, or a `<textarea>` or `<select>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Widget {
    /// One line of text.
    Text,
    /// An e-mail address.
    Email,
    /// A secret: never written back into a page.
    Password,
    /// A number.
    Number,
    /// Several lines of text.
    Textarea,
    /// A box to tick.
    Checkbox,
    /// One or several of a list.
    Select,
    /// A day.
    Date,
    /// A day and a time of day, without a time zone.
    DatetimeLocal,
    /// A time of day.
    Time,
    /// A file.
    File,
    /// Sent along, not shown.
    Hidden,
    /// A telephone number.
    Tel,
    /// A web address.
    Url,
    /// Words to search for.
    Search,
}

impl Widget {
    /// Whether a person types text into it, so that a length can be limited in the page.
    #[must_use]
    pub const fn is_text(self) -> bool {
        matches!(
            self,
            Self::Text | Self::Email | Self::Password | Self::Textarea | Self::Tel | Self::Url | Self::Search
        )
    }
}

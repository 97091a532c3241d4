//! [`Notice`]: something that somebody is told in the panel.

use crate::auth::safe_next;
use crate::model::Invalid;
use crate::session::Level;

/// The longest text, in characters.
const LONGEST: usize = 300;

/// Something that somebody is told in the panel: a text in words of the app, and where more of it stands.
///
/// ```
/// use flaskboost::admin::Notice;
/// use flaskboost::session::Level;
///
/// let notice = Notice::new("The import is done: 1200 rows.").level(Level::Success).link("/admin/films");
/// assert!(notice.objection().is_none());
/// assert!(Notice::new("Look here").link("https://evil.example").objection().is_some());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "nobody is told of it before `Notices::tell`"]
pub struct Notice {
    pub(super) text: String,
    pub(super) link: Option<String>,
    pub(super) level: Level,
}

impl Notice {
    /// A notice that is good to know. The text has 300 characters at most, and is shown as it is, whatever the language of
    /// the panel.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), link: None, level: Level::Info }
    }

    /// How it is meant.
    pub fn level(self, level: Level) -> Self {
        Self { level, ..self }
    }

    /// Where more of it stands: a path of this site, such as `/admin/posts/7`.
    pub fn link(self, path: impl Into<String>) -> Self {
        Self { link: Some(path.into()), ..self }
    }

    /// Why nobody can be told of it, if so: there is no text, too much of it, or the link is no path of this site.
    #[must_use]
    pub fn objection(&self) -> Option<Invalid> {
        let length = self.text.chars().count();
        if self.text.trim().is_empty() {
            Some(Invalid::field("text", "A notice needs a text."))
        } else if length > LONGEST {
            Some(Invalid::field("text", "The text of a notice has at most 300 characters."))
        } else if self.link.is_some() && safe_next(self.link.as_deref()).is_none() {
            Some(Invalid::field("link", "The link of a notice is a path of this site, such as /admin/posts/7."))
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_its_bounds_and_a_link_stays_on_the_site() {
        assert!(Notice::new("ü".repeat(LONGEST)).objection().is_none());
        for text in [String::new(), "  \n".to_owned(), "ü".repeat(LONGEST + 1)] {
            assert!(Notice::new(text).objection().is_some());
        }
        assert!(Notice::new("x").link("/admin/posts/7?tab=2#top").objection().is_none());
        for link in ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "posts", ""] {
            assert!(Notice::new("x").link(link).objection().is_some(), "{link}");
        }
    }
}

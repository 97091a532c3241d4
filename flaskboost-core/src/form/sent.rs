//! [`Sent`]: what was sent, for a form whose fields are known only when the program runs.

use std::borrow::Cow;
use std::fmt;

use super::given::Given;
use super::input::{Entry, Input};
use super::problem::Problem;

/// What was sent, by name: for a form whose fields no type names, such as one that is made of the columns of a table.
/// Wherever a type can name them, take a [`Form`](struct@super::Form).
///
/// In a handler it reads what a `Form` reads, within the same limits: a body, or the query string of a `GET`. Nothing in
/// it was checked.
///
/// ```
/// use flaskboost::form::Sent;
///
/// let sent = Sent::of([("title", "Milk"), ("tag", "a"), ("tag", "b")]);
/// assert_eq!(sent.text("title").unwrap().as_deref(), Some("Milk"));
/// assert_eq!(sent.text("body").unwrap(), None);
/// assert!(sent.text("tag").is_err());
/// ```
#[derive(Clone, Default)]
pub struct Sent {
    input: Input,
}

impl Sent {
    /// As if these texts had been sent under these names.
    pub fn of<N: Into<String>, T: Into<String>>(texts: impl IntoIterator<Item = (N, T)>) -> Self {
        let mut input = Input::default();
        for (name, text) in texts {
            input.put(name.into(), Entry::Text(text.into()));
        }
        Self { input }
    }

    pub(super) fn new(input: Input) -> Self {
        Self { input }
    }

    pub(super) fn into_input(self) -> Input {
        self.input
    }

    /// The names under which something was sent, in the order of the alphabet.
    pub fn names(&self) -> impl Iterator<Item = String> {
        self.input.names().into_iter()
    }

    /// What was sent under names that begin with this, by the rest of their names.
    ///
    /// ```
    /// use flaskboost::form::Sent;
    ///
    /// let sent = Sent::of([("line-1.title", "Milk"), ("line-2.title", "Bread")]);
    /// assert_eq!(sent.under("line-1.").text("title").unwrap().as_deref(), Some("Milk"));
    /// assert_eq!(sent.under("line-3.").names().count(), 0);
    /// ```
    #[must_use]
    pub fn under(&self, prefix: &str) -> Self {
        let mut input = Input::default();
        for (name, entries) in self.input.under(prefix) {
            for entry in entries {
                input.put(name[prefix.len()..].to_owned(), entry.clone());
            }
        }
        Self { input }
    }

    /// The text of this name, exactly as it was sent; `None` when nothing was.
    ///
    /// # Errors
    ///
    /// - Several values were sent, or a file.
    pub fn text(&self, name: &str) -> Result<Option<Cow<'_, str>>, Problem> {
        match self.input.of(name) {
            [] => Ok(None),
            entries => Given::new(entries).text().map(Some),
        }
    }
}

/// The names only: what was typed may be secret.
impl fmt::Debug for Sent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Sent").field(&self.input.names()).finish()
    }
}

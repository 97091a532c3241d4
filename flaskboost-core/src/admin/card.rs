//! [`Card`]: something of the app's own on the front page of the panel.

use std::fmt;
use std::sync::Arc;

use futures_util::future::BoxFuture;
use serde::Serialize;

use crate::auth::Actor;
use crate::db::Db;
use crate::error::Result;

/// One figure on the front page of the panel, such as the sales of today.
///
/// ```
/// use flaskboost::admin::Card;
///
/// let card = Card::new("Sales today", "42").note("7 more than yesterday").href("/admin/-/sales");
/// assert_eq!(card.value(), "42");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Card {
    label: String,
    value: String,
    note: Option<String>,
    href: Option<String>,
}

impl Card {
    /// A figure and what it is.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "`Card::new(\"Sales\", 42)` reads better than a reference")]
    pub fn new(label: impl Into<String>, value: impl ToString) -> Self {
        Self { label: label.into(), value: value.to_string(), note: None, href: None }
    }

    /// A few words below it.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }

    /// The path of a page of this site that tells more.
    #[must_use]
    pub fn href(mut self, path: impl AsRef<str>) -> Self {
        self.href = crate::auth::safe_next(Some(path.as_ref()));
        self
    }

    /// The figure.
    #[must_use]
    pub fn value(&self) -> &str {
        &self.value
    }
}

/// What makes a card for somebody, or none.
#[derive(Clone)]
pub(super) struct CardMaker(Arc<Make<Option<Card>>>);

/// What tells the news.
#[derive(Clone)]
pub(super) struct NewsMaker(Arc<Make<Option<Vec<super::News>>>>);

type Make<T> = dyn for<'a> Fn(&'a Db, &'a Actor) -> BoxFuture<'a, Result<T>> + Send + Sync;

impl CardMaker {
    pub(super) fn new<F>(make: F) -> Self
    where
        F: for<'a> Fn(&'a Db, &'a Actor) -> BoxFuture<'a, Result<Option<Card>>> + Send + Sync + 'static,
    {
        Self(Arc::new(make))
    }

    pub(super) async fn make(&self, db: &Db, actor: &Actor) -> Result<Option<Card>> {
        (self.0)(db, actor).await
    }
}

impl NewsMaker {
    pub(super) fn new<F>(make: F) -> Self
    where
        F: for<'a> Fn(&'a Db, &'a Actor) -> BoxFuture<'a, Result<Option<Vec<super::News>>>> + Send + Sync + 'static,
    {
        Self(Arc::new(make))
    }

    pub(super) async fn make(&self, db: &Db, actor: &Actor) -> Result<Option<Vec<super::News>>> {
        (self.0)(db, actor).await
    }
}

impl fmt::Debug for CardMaker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CardMaker")
    }
}

impl fmt::Debug for NewsMaker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NewsMaker")
    }
}

//! [`ListVisit`]: a list of a panel, and how a test wants it.

use std::marker::PhantomData;
use std::panic::Location;

use super::{Draft, PanelAnswer, PanelFile, PanelList};
use crate::admin::{AdminModel, place_of};
use crate::auth::BoxFuture;
use crate::testing::Browser;

/// A list of a panel, and how a test wants it: wait for it to see it. [`TestPanel::list`](super::TestPanel::list) makes one.
#[must_use = "wait for it"]
pub struct ListVisit<'a, M> {
    browser: &'a mut Browser,
    query: Vec<(String, String)>,
    caller: &'static Location<'static>,
    model: PhantomData<fn() -> M>,
}

impl<'a, M: AdminModel> ListVisit<'a, M> {
    pub(super) fn new(browser: &'a mut Browser, caller: &'static Location<'static>) -> Self {
        Self { browser, query: Vec::new(), caller, model: PhantomData }
    }

    /// Only rows in which this is found.
    pub fn search(self, text: &str) -> Self {
        self.with("q", text)
    }

    /// Only rows that fit: the name of a column and a value, such as `minutes` and `90`; or with a test behind the name, such
    /// as `minutes.from`.
    pub fn filter(self, column: &str, value: &str) -> Self {
        self.with(&format!("f.{column}"), value)
    }

    /// In the order of a column; with a hyphen before its name, the other way.
    pub fn order(self, column: &str) -> Self {
        self.with("order", column)
    }

    /// The same list as a file: `csv` or `json`.
    pub async fn export(mut self, format: &str) -> PanelFile {
        self.query.push(("format".to_owned(), format.to_owned()));
        let address = format!("/admin/{}/-/export?{}", M::NAME, self.query());
        PanelFile::new(self.browser.visit(&address).await)
    }

    /// Selects these rows, does something to them by its name (`delete`, or an action of the model), and says yes where the
    /// panel asks.
    ///
    /// # Panics
    ///
    /// When no page of the site has a form with a token, and so nothing can be sent.
    pub async fn bulk<'r>(self, action: &str, rows: impl IntoIterator<Item = &'r M>) -> PanelAnswer
    where
        M: 'r,
    {
        let keys: Vec<String> = rows.into_iter().map(|row| key_of(&place_of(row))).collect();
        let path = format!("/admin/{}/-/bulk", M::NAME);
        let _ = self.browser.visit(&self.address()).await;
        let mut draft = Draft::open(self.browser, &path, self.caller).await;
        draft.fill("action", action);
        for key in &keys {
            draft.add("key", key);
        }
        let page = draft.send(self.browser).await;
        // The page that asks has a form to the same address, with the rows in it.
        match Draft::of(&page, &path) {
            Some(question) if page.status().is_success() => PanelAnswer::new(question.send(self.browser).await),
            _ => PanelAnswer::new(page),
        }
    }

    fn with(mut self, name: &str, value: &str) -> Self {
        self.query.push((name.to_owned(), value.to_owned()));
        self
    }

    fn query(&self) -> String {
        form_urlencoded::Serializer::new(String::new()).extend_pairs(&self.query).finish()
    }

    fn address(&self) -> String {
        format!("/admin/{}?{}", M::NAME, self.query())
    }
}

/// The last part of the address of a row.
fn key_of(place: &str) -> String {
    place.rsplit('/').next().unwrap_or_default().to_owned()
}

impl<'a, M: AdminModel> IntoFuture for ListVisit<'a, M> {
    type Output = PanelList;
    type IntoFuture = BoxFuture<'a, PanelList>;

    fn into_future(self) -> Self::IntoFuture {
        let address = self.address();
        Box::pin(async move { PanelList::new(self.browser.visit(&address).await) })
    }
}

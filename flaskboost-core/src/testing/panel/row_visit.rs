//! [`RowVisit`]: a row, or a new one, and what a test wants with it.

use std::panic::Location;

use super::{Draft, PanelAnswer, PanelRow};
use crate::testing::Browser;

/// A row of a panel, or a new one, and what a test wants with it. [`TestPanel::row`](super::TestPanel::row) makes one.
#[must_use = "say what to do with the row, and wait for it"]
pub struct RowVisit<'a> {
    browser: &'a mut Browser,
    /// The address of its page.
    path: String,
    fields: Vec<(String, String)>,
    caller: &'static Location<'static>,
}

impl<'a> RowVisit<'a> {
    pub(super) fn new(browser: &'a mut Browser, path: String, caller: &'static Location<'static>) -> Self {
        Self { browser, path, fields: Vec::new(), caller }
    }

    /// Puts a value into the field of this column, or of this label: a text, the text of a choice, `yes` or `no` for a box.
    /// What the form has no field for is sent nevertheless.
    pub fn fill(mut self, field: &str, value: &str) -> Self {
        self.fields.push((field.to_owned(), value.to_owned()));
        self
    }

    /// Opens its page.
    pub async fn open(self) -> PanelRow {
        PanelRow::new(self.browser.visit(&self.path).await)
    }

    /// Opens its form, fills it, and saves it.
    ///
    /// # Panics
    ///
    /// When no page of the site has a form with a token, and so nothing can be sent.
    pub async fn save(self) -> PanelAnswer {
        let path = self.path.clone();
        self.send_to(&path).await
    }

    /// Opens its form, fills it, and saves it as a new row.
    ///
    /// # Panics
    ///
    /// As [`RowVisit::save`].
    pub async fn save_as_new(self) -> PanelAnswer {
        let (list, _) = self.path.rsplit_once('/').unwrap_or_default();
        let path = format!("{list}/-/new");
        self.send_to(&path).await
    }

    /// Opens the page that asks whether to delete it, and says yes.
    ///
    /// # Panics
    ///
    /// As [`RowVisit::save`].
    pub async fn delete(self) -> PanelAnswer {
        let path = format!("{}/delete", self.path);
        let _ = self.browser.visit(&path).await;
        let draft = Draft::open(self.browser, &path, self.caller).await;
        PanelAnswer::new(draft.send(self.browser).await)
    }

    async fn send_to(self, path: &str) -> PanelAnswer {
        let _ = self.browser.visit(&self.path).await;
        let mut draft = Draft::open(self.browser, &self.path, self.caller).await.to(path);
        for (field, value) in &self.fields {
            draft.fill(field, value);
        }
        PanelAnswer::new(draft.send(self.browser).await)
    }
}

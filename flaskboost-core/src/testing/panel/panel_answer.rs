//! [`PanelAnswer`]: what came of a change that a test made in a panel.

use crate::testing::Page;

/// What came of a change that a test made in a panel.
#[derive(Debug, Clone)]
#[must_use = "say whether it was to be done"]
pub struct PanelAnswer(Page);

impl PanelAnswer {
    pub(super) fn new(page: Page) -> Self {
        Self(page)
    }

    /// The page that came.
    pub fn page(&self) -> &Page {
        &self.0
    }

    /// It was saved: the panel went on to another page.
    ///
    /// # Panics
    ///
    /// When it was not, as all assertions do that do not hold; the message shows the page that came instead.
    #[track_caller]
    pub fn assert_saved(&self) -> &Self {
        if !self.is_done() {
            self.0.fail("expected this to be saved, but it was not");
        }
        self
    }

    /// It was done: the panel went on to another page.
    #[track_caller]
    pub fn assert_done(&self) -> &Self {
        if !self.is_done() {
            self.0.fail("expected this to be done, but it was not");
        }
        self
    }

    /// It was not done, for whatever reason.
    #[track_caller]
    pub fn assert_refused(&self) -> &Self {
        if self.is_done() {
            self.0.fail("expected this to be refused, but it was done");
        }
        if self.0.status().is_server_error() {
            self.0.fail("expected this to be refused, but the site failed");
        }
        self
    }

    /// It was refused because they may not do it.
    #[track_caller]
    pub fn assert_forbidden(&self) -> &Self {
        self.0.assert_status(403);
        self
    }

    /// It was refused because there is no such thing, as far as they may know.
    #[track_caller]
    pub fn assert_missing(&self) -> &Self {
        self.0.assert_status(404);
        self
    }

    /// It was refused because the field of this label holds something that cannot be saved, and the page says so in these
    /// words.
    #[track_caller]
    pub fn assert_invalid(&self, label: &str, error: &str) -> &Self {
        self.0.assert_status(422).assert_field_error(label, error);
        self
    }

    /// The page shows this text.
    #[track_caller]
    pub fn assert_text(&self, text: &str) -> &Self {
        self.0.assert_text(text);
        self
    }

    /// Whoever did something is sent on to another page of the panel; whoever may not gets an answer at once, or the way to
    /// log in.
    fn is_done(&self) -> bool {
        !self.0.redirected_from().is_empty() && self.0.url().starts_with("/admin")
    }
}

//! [`PanelFile`]: a list of a panel as a file.

use crate::testing::Page;

/// A list of a panel as a file, as its visitor got it.
#[derive(Debug, Clone)]
#[must_use = "assert something about the file"]
pub struct PanelFile(Page);

impl PanelFile {
    pub(super) fn new(page: Page) -> Self {
        Self(page)
    }

    /// The answer that brought it.
    pub fn page(&self) -> &Page {
        &self.0
    }

    /// What stands in it, without the mark at the beginning that tells spreadsheets how it is written.
    #[must_use]
    pub fn text(&self) -> String {
        self.0.html().trim_start_matches('\u{feff}').to_owned()
    }

    /// It came, and it holds exactly this; lines may end in either way.
    ///
    /// # Panics
    ///
    /// When it did not, as all assertions do that do not hold; the message shows what came instead.
    #[track_caller]
    pub fn assert_content(&self, content: &str) -> &Self {
        self.0.assert_status(200);
        let held = self.text().replace("\r\n", "\n");
        if held.trim_end() != content.replace("\r\n", "\n").trim_end() {
            self.0.fail(&format!("expected the file\n{content}\nbut it is\n{held}"));
        }
        self
    }

    /// It came, and this stands in it.
    #[track_caller]
    pub fn assert_text(&self, text: &str) -> &Self {
        self.0.assert_status(200);
        if !self.text().contains(text) {
            self.0.fail(&format!("expected \"{text}\" in the file"));
        }
        self
    }

    /// It came, and this does not stand in it.
    #[track_caller]
    pub fn assert_no_text(&self, text: &str) -> &Self {
        self.0.assert_status(200);
        if self.text().contains(text) {
            self.0.fail(&format!("expected no \"{text}\" in the file"));
        }
        self
    }

    /// They did not get it: it is forbidden, or there is no such thing.
    #[track_caller]
    pub fn assert_refused(&self) -> &Self {
        if !matches!(self.0.status().as_u16(), 403 | 404) && self.0.redirected_from().is_empty() {
            self.0.fail("expected the file to be refused, but it came");
        }
        self
    }
}

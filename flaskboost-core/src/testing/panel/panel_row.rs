//! [`PanelRow`]: the page of a row, as its visitor got it.

use crate::testing::Page;

/// The page of a row, as its visitor got it.
#[derive(Debug, Clone)]
#[must_use = "assert something about the row"]
pub struct PanelRow {
    page: Page,
    /// What the fields are called, and what they hold.
    fields: Vec<(Vec<String>, String)>,
}

impl PanelRow {
    pub(super) fn new(page: Page) -> Self {
        let form = page.find_all("form.admin-form").first().map(|form| form.node_id());
        let controls = page.answer().paper.controls.iter().filter(|control| form.is_some() && control.form == form);
        let fields = controls.map(|control| {
            let names = control.labels.iter().cloned().chain([control.name.clone()]).collect();
            (names, control.shown_value())
        });
        let shown = page.find_all(".admin-shown").into_iter().map(|shown| {
            let text = |tag| shown.find_all(tag).first().map(|part| part.text()).unwrap_or_default();
            (vec![text("dt")], text("dd"))
        });
        let fields = fields.chain(shown).collect();
        Self { page, fields }
    }

    /// The page.
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// The page is there.
    ///
    /// # Panics
    ///
    /// When it is not, as all assertions do that do not hold; the message shows the page that came instead.
    #[track_caller]
    pub fn assert_there(&self) -> &Self {
        self.page.assert_status(200);
        self
    }

    /// There is no such row, as far as they may know.
    #[track_caller]
    pub fn assert_missing(&self) -> &Self {
        self.page.assert_status(404);
        self
    }

    /// They may not see this.
    #[track_caller]
    pub fn assert_forbidden(&self) -> &Self {
        self.page.assert_status(403);
        self
    }

    /// The field of this label, or the column of this name, holds this: a text, the text of a choice, or `checked`.
    #[track_caller]
    pub fn assert_value(&self, field: &str, value: &str) -> &Self {
        match self.value(field) {
            Some(held) if held == value => {}
            Some(held) => self.page.fail(&format!("expected \"{field}\" to hold \"{value}\"; it holds \"{held}\"")),
            None => self.page.fail(&format!("expected \"{field}\" to hold \"{value}\"; {}", self.told())),
        }
        self
    }

    /// The page shows no such field.
    #[track_caller]
    pub fn assert_no_field(&self, field: &str) -> &Self {
        if let Some(held) = self.value(field) {
            self.page.fail(&format!("expected no field \"{field}\"; there is one that holds \"{held}\""));
        }
        self
    }

    /// The page has a field of this label, or of this column, into which they may type.
    #[track_caller]
    pub fn assert_editable(&self, field: &str) -> &Self {
        if !self.is_editable(field) {
            self.page.fail(&format!("expected to change \"{field}\"; {}", self.told()));
        }
        self
    }

    /// The page has no field of this label, or of this column, into which they may type.
    #[track_caller]
    pub fn assert_not_editable(&self, field: &str) -> &Self {
        if self.is_editable(field) {
            self.page.fail(&format!("expected not to change \"{field}\", but there is a field for it"));
        }
        self
    }

    fn value(&self, field: &str) -> Option<&str> {
        let found = self.fields.iter().find(|(names, _)| names.iter().any(|name| name == field));
        found.map(|(_, value)| value.as_str())
    }

    fn is_editable(&self, field: &str) -> bool {
        let controls = &self.page.answer().paper.controls;
        let found = |label: &String| label == field;
        controls.iter().any(|control| {
            let is_meant = control.name == field || control.labels.iter().any(found);
            is_meant && !control.is_disabled && !control.is_read_only
        })
    }

    fn told(&self) -> String {
        let names: Vec<&str> = self.fields.iter().filter_map(|(names, _)| names.first().map(String::as_str)).collect();
        format!("the page shows: {}", names.join(", "))
    }
}

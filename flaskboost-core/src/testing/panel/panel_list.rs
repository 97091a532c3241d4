//! [`PanelList`]: a list of a panel, as its visitor got it.

use crate::testing::Page;

/// A list of a panel, as its visitor got it.
#[derive(Debug, Clone)]
#[must_use = "assert something about the list"]
pub struct PanelList {
    page: Page,
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl PanelList {
    pub(super) fn new(page: Page) -> Self {
        // The arrow of the order is none of the name.
        let name = |text: String| text.trim_end_matches(['↑', '↓', ' ']).trim().to_owned();
        let columns = page.find_all("main thead th").into_iter().map(|head| name(head.text())).collect();
        let rows = page.find_all("main tbody tr").into_iter().map(|row| {
            let cells = row.children().filter(|cell| cell.find_all("input[name=key]").is_empty());
            cells.map(|cell| cell.text().trim().to_owned()).collect()
        });
        let rows = rows.collect();
        Self { page, columns, rows }
    }

    /// The page.
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// What the rows are called: the first column of each.
    #[must_use]
    pub fn rows(&self) -> Vec<&str> {
        self.rows.iter().map(|row| row.first().map_or("", String::as_str)).collect()
    }

    /// The page has these rows, in this order, and no others.
    ///
    /// # Panics
    ///
    /// When it has not, as all assertions do that do not hold; the message shows what stood there instead.
    #[track_caller]
    pub fn assert_rows<'t>(&self, rows: impl IntoIterator<Item = &'t str>) -> &Self {
        let wanted: Vec<&str> = rows.into_iter().collect();
        self.page.assert_status(200);
        if self.rows() != wanted {
            self.page.fail(&format!("expected the rows {wanted:?}; the page has {:?}", self.rows()));
        }
        self
    }

    /// The page shows these columns, in this order.
    #[track_caller]
    pub fn assert_columns<'t>(&self, columns: impl IntoIterator<Item = &'t str>) -> &Self {
        let wanted: Vec<&str> = columns.into_iter().collect();
        if self.columns != wanted {
            self.page.fail(&format!("expected the columns {wanted:?}; the page has {:?}", self.columns));
        }
        self
    }

    /// The row of this name shows this text in the column of this name.
    #[track_caller]
    pub fn assert_cell(&self, row: &str, column: &str, text: &str) -> &Self {
        let Some(cells) = self.rows.iter().find(|cells| cells.first().is_some_and(|name| name == row)) else {
            self.page.fail(&format!("expected the row \"{row}\"; the page has {:?}", self.rows()))
        };
        let Some(place) = self.columns.iter().position(|name| name == column) else {
            self.page.fail(&format!("expected the column \"{column}\"; the page has {:?}", self.columns))
        };
        let held = cells.get(place).map_or("", String::as_str);
        if held != text {
            self.page.fail(&format!("expected \"{text}\" under \"{column}\" of \"{row}\"; there stands \"{held}\""));
        }
        self
    }

    /// There is no such list, as far as they may know.
    #[track_caller]
    pub fn assert_missing(&self) -> &Self {
        self.page.assert_status(404);
        self
    }

    /// They may not see it.
    #[track_caller]
    pub fn assert_forbidden(&self) -> &Self {
        self.page.assert_status(403);
        self
    }
}

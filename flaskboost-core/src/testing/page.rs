//! What came back: a status, headers, and a page to read.

use std::sync::Arc;

use bytes::Bytes;
use http::{Extensions, HeaderMap, Method, StatusCode, header};
use serde::de::DeserializeOwned;

use crate::testing::address::Address;
use crate::testing::forms::Paper;
use crate::testing::html::{Document, Element};
use crate::view::{Drawn, View};

/// An answer of the site, read as a page; cheap to clone.
///
/// The assertions (see [`Page::assert_status`] and the others) return the page, so they chain, and
/// show the page's title, errors and flashes when they fail.
#[must_use = "assert something about the page"]
#[derive(Clone)]
pub struct Page(Arc<Answer>);

pub(crate) struct Answer {
    pub(crate) method: Method,
    pub(crate) address: Address,
    pub(crate) redirects: Vec<Address>,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) extensions: Extensions,
    pub(crate) body: Bytes,
    pub(crate) document: Document,
    pub(crate) paper: Paper,
}

/// A link of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What it says, or its `aria-label`.
    pub text: String,
    /// Where it leads, as written.
    pub href: String,
}

impl Page {
    pub(crate) fn new(answer: Answer) -> Self {
        Self(Arc::new(answer))
    }

    pub(crate) fn answer(&self) -> &Answer {
        &self.0
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.0.status
    }

    /// All headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }

    /// One header as text, the first of that name.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.0.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// What the application left beside the answer, such as the view before it was drawn.
    #[must_use]
    pub fn extensions(&self) -> &Extensions {
        &self.0.extensions
    }

    /// The path and query of the page, after all redirects.
    #[must_use]
    pub fn url(&self) -> &str {
        self.0.address.as_str()
    }

    /// The addresses that led here by redirect, the first asked for first.
    #[must_use]
    pub fn redirected_from(&self) -> Vec<&str> {
        self.0.redirects.iter().map(Address::as_str).collect()
    }

    /// The body as it came.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.0.body
    }

    /// The body as text, markup and all; what is not UTF-8 becomes `�`.
    #[must_use]
    pub fn html(&self) -> String {
        String::from_utf8_lossy(&self.0.body).into_owned()
    }

    /// The text that a person would see, with runs of white space as one space. A body that is not HTML
    /// is its own text.
    #[must_use]
    pub fn text(&self) -> String {
        if self.is_html() { self.0.document.text() } else { self.html() }
    }

    /// The text of `<title>`.
    #[must_use]
    pub fn title(&self) -> String {
        self.0.document.title()
    }

    /// The whole page as a tree.
    #[must_use]
    pub fn document(&self) -> &Document {
        &self.0.document
    }

    /// The elements that match a selector, in document order; see [`Document::find_all`].
    ///
    /// # Panics
    ///
    /// On a selector that is not understood.
    #[must_use]
    #[track_caller]
    pub fn find_all(&self, selector: &str) -> Vec<Element<'_>> {
        self.0.document.find_all(selector)
    }

    /// Every link with an address, in document order.
    #[must_use]
    pub fn links(&self) -> Vec<Link> {
        let links = self.0.document.elements().filter(|element| element.name() == "a");
        links
            .filter_map(|element| Some((element, element.attribute("href")?)))
            .map(|(element, href)| Link { text: link_text(element), href: href.to_owned() })
            .collect()
    }

    /// What the control with this label holds: its text, the text of the choice, the name of the file, or
    /// `checked` and nothing for a box.
    ///
    /// # Panics
    ///
    /// When no control has the label, or several have.
    #[must_use]
    #[track_caller]
    pub fn field_value(&self, label: &str) -> String {
        match self.0.paper.labelled(label) {
            Ok(control) => control.shown_value(),
            Err(why) => self.fail(&why),
        }
    }

    /// The errors that the page ties to the control with this label.
    ///
    /// # Panics
    ///
    /// When no control has the label, or several have.
    #[must_use]
    #[track_caller]
    pub fn field_errors(&self, label: &str) -> Vec<String> {
        match self.0.paper.labelled(label) {
            Ok(control) => control.errors.clone(),
            Err(why) => self.fail(&why),
        }
    }

    /// The view behind the page, for a test that looks at data rather than at HTML.
    ///
    /// # Panics
    ///
    /// When the page was not made from a view, or from another one.
    #[must_use]
    #[track_caller]
    pub fn view<V: View>(&self) -> &V {
        let Some(Drawn(drawing)) = self.0.extensions.get::<Drawn>() else {
            self.fail("no view stands behind this page");
        };
        match drawing.as_any().downcast_ref() {
            Some(view) => view,
            None => self.fail(&format!("another view stands behind this page; it draws {}", drawing.template())),
        }
    }

    /// The body read as JSON.
    ///
    /// # Panics
    ///
    /// When it is not JSON of that shape.
    #[must_use]
    #[track_caller]
    pub fn json<T: DeserializeOwned>(&self) -> T {
        match serde_json::from_slice(&self.0.body) {
            Ok(value) => value,
            Err(why) => self.fail(&format!("the body is not the JSON that the test reads: {why}")),
        }
    }

    pub(crate) fn is_html(&self) -> bool {
        is_html(&self.0.headers)
    }
}

pub(crate) fn is_html(headers: &HeaderMap) -> bool {
    let value = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let media = value.split(';').next().unwrap_or_default().trim();
    media.eq_ignore_ascii_case("text/html") || media.eq_ignore_ascii_case("application/xhtml+xml")
}

pub(crate) fn link_text(link: Element<'_>) -> String {
    let image = || link.descendants().find_map(|inside| inside.attribute("alt")).map(str::to_owned);
    let text = link.attribute("aria-label").map_or_else(|| link.text(), str::to_owned);
    if text.is_empty() { image().unwrap_or_default() } else { text }
}

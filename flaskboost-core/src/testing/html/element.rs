//! One element of a page.

use std::fmt;

use crate::testing::html::document::{Content, Document, NodeId, Tag};
use crate::testing::html::selector::Selector;
use crate::testing::html::text;

/// One element of a [`Document`], with its attributes, its text and what is inside it.
#[derive(Clone, Copy)]
pub struct Element<'a> {
    document: &'a Document,
    id: NodeId,
}

impl<'a> Element<'a> {
    /// `id` names an element of `document`, never a text.
    pub(crate) fn new(document: &'a Document, id: NodeId) -> Self {
        Self { document, id }
    }

    pub(crate) fn node_id(self) -> NodeId {
        self.id
    }

    fn tag(self) -> &'a Tag {
        match &self.document.node(self.id).content {
            Content::Element(tag) => tag,
            Content::Text(_) => unreachable!("an Element is made from an element node only"),
        }
    }

    /// The tag's name in lower case, such as `a`.
    #[must_use]
    pub fn name(self) -> &'a str {
        &self.tag().name
    }

    /// The value of an attribute, with character references decoded; empty for a bare attribute.
    #[must_use]
    pub fn attribute(self, name: &str) -> Option<&'a str> {
        self.tag().attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Is the attribute there, with whatever value?
    #[must_use]
    pub fn has_attribute(self, name: &str) -> bool {
        self.attribute(name).is_some()
    }

    /// The names in `class`.
    pub fn classes(self) -> impl Iterator<Item = &'a str> {
        self.attribute("class").unwrap_or_default().split_ascii_whitespace()
    }

    /// The text a person would see in it, with runs of white space as one space.
    #[must_use]
    pub fn text(self) -> String {
        text::visible(self.document, self.id)
    }

    /// The text as written, untouched: what a `<textarea>` holds.
    #[must_use]
    pub fn raw_text(self) -> String {
        text::raw(self.document, self.id)
    }

    /// The text that names a control when this is its `<label>`.
    pub(crate) fn label_text(self) -> String {
        text::label(self.document, self.id)
    }

    /// The elements around it, the nearest first.
    pub fn ancestors(self) -> impl Iterator<Item = Element<'a>> {
        let document = self.document;
        std::iter::successors(document.node(self.id).parent, |id| document.node(*id).parent)
            .filter(|id| *id != Document::ROOT)
            .filter_map(|id| document.element(id))
    }

    /// The elements directly inside it.
    pub fn children(self) -> impl Iterator<Item = Element<'a>> {
        let document = self.document;
        document.node(self.id).children.iter().filter_map(|id| document.element(*id))
    }

    /// Every element inside it, in document order.
    pub fn descendants(self) -> impl Iterator<Item = Element<'a>> {
        let document = self.document;
        let mut open: Vec<NodeId> = document.node(self.id).children.iter().rev().copied().collect();
        std::iter::from_fn(move || {
            let next = open.pop()?;
            open.extend(document.node(next).children.iter().rev());
            Some(next)
        })
        .filter_map(|id| document.element(id))
    }

    /// Every element inside it that matches a selector; see [`Document::find_all`].
    ///
    /// # Panics
    ///
    /// On a selector that is not understood.
    #[must_use]
    #[track_caller]
    pub fn find_all(self, selector: &str) -> Vec<Element<'a>> {
        let selector = Selector::parse(selector);
        self.descendants().filter(|element| selector.matches(*element)).collect()
    }

    /// Is it, or what it stands in, kept from everybody?
    pub(crate) fn is_hidden(self) -> bool {
        self.has_attribute("hidden") || self.ancestors().any(|above| above.has_attribute("hidden"))
    }

    /// Does it say that something went wrong? It has the role `alert`, or a class such as `field-error`.
    pub(crate) fn is_error(self) -> bool {
        let says_so = |class: &str| class.ends_with("error") || class.ends_with("errors");
        self.attribute("role") == Some("alert") || self.classes().any(says_so)
    }

    /// Its messages: its list items or paragraphs where it has some, else all of its text.
    pub(crate) fn messages(self) -> Vec<String> {
        let parts: Vec<String> = ["li", "p"]
            .into_iter()
            .map(|tag| self.find_all(tag).into_iter().map(Element::text).collect::<Vec<_>>())
            .find(|parts| !parts.is_empty())
            .unwrap_or_else(|| vec![self.text()]);
        parts.into_iter().filter(|text| !text.is_empty()).collect()
    }

    /// Is it inside `other`, or `other` itself?
    pub(crate) fn is_within(self, other: NodeId) -> bool {
        self.id == other || self.ancestors().any(|above| above.id == other)
    }
}

impl fmt::Debug for Element<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<{}", self.name())?;
        for (key, value) in &self.tag().attributes {
            write!(f, " {key}={value:?}")?;
        }
        write!(f, ">{}", self.text())
    }
}

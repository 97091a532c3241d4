//! A parsed page, as an arena of nodes.

use crate::testing::html::element::Element;
use crate::testing::html::parser;
use crate::testing::html::selector::Selector;
use crate::testing::html::text;

/// The index of a node in its [`Document`]; document order is index order.
pub(crate) type NodeId = usize;

/// A parsed HTML page.
#[derive(Clone, Debug)]
pub struct Document {
    nodes: Vec<Node>,
}

#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) parent: Option<NodeId>,
    pub(crate) children: Vec<NodeId>,
    pub(crate) content: Content,
}

#[derive(Clone, Debug)]
pub(crate) enum Content {
    Text(String),
    Element(Tag),
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Tag {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
}

impl Document {
    /// The index of the node that holds the whole page.
    pub(crate) const ROOT: NodeId = 0;

    /// Reads a page; anything at all makes some document.
    #[must_use]
    pub fn parse(html: &str) -> Self {
        parser::parse(html)
    }

    /// A page with nothing in it.
    pub(crate) fn empty() -> Self {
        Self { nodes: vec![Node { parent: None, children: Vec::new(), content: Content::Element(Tag::default()) }] }
    }

    pub(crate) fn append(&mut self, parent: NodeId, content: Content) -> NodeId {
        let id = self.nodes.len();
        self.nodes.push(Node { parent: Some(parent), children: Vec::new(), content });
        self.nodes[parent].children.push(id);
        id
    }

    /// Adds text at the end of `parent`, joined with the text already there.
    pub(crate) fn append_text(&mut self, parent: NodeId, more: &str) {
        if let Some(&last) = self.nodes[parent].children.last()
            && let Content::Text(text) = &mut self.nodes[last].content
        {
            text.push_str(more);
            return;
        }
        self.append(parent, Content::Text(more.to_owned()));
    }

    pub(crate) fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id]
    }

    pub(crate) fn element(&self, id: NodeId) -> Option<Element<'_>> {
        match self.nodes.get(id)?.content {
            Content::Element(_) => Some(Element::new(self, id)),
            Content::Text(_) => None,
        }
    }

    /// Every element, in document order.
    pub fn elements(&self) -> impl Iterator<Item = Element<'_>> {
        (Self::ROOT + 1..self.nodes.len()).filter_map(|id| self.element(id))
    }

    /// Every element that matches a selector, in document order.
    ///
    /// A selector is made of `tag`, `#id`, `.class`, `[attribute]`, `[attribute=value]`, of spaces
    /// for "somewhere inside", and of commas for "or".
    ///
    /// # Panics
    ///
    /// On a selector made of anything else.
    #[must_use]
    #[track_caller]
    pub fn find_all(&self, selector: &str) -> Vec<Element<'_>> {
        let selector = Selector::parse(selector);
        self.elements().filter(|element| selector.matches(*element)).collect()
    }

    /// The first element with this `id`.
    #[must_use]
    pub fn by_id(&self, id: &str) -> Option<Element<'_>> {
        self.elements().find(|element| element.attribute("id") == Some(id))
    }

    /// The text a person would see, with runs of white space as one space.
    #[must_use]
    pub fn text(&self) -> String {
        text::visible(self, Self::ROOT)
    }

    /// The text of `<title>`, or nothing.
    #[must_use]
    pub fn title(&self) -> String {
        let in_svg = |element: &Element<'_>| element.ancestors().any(|above| above.name() == "svg");
        self.elements().find(|e| e.name() == "title" && !in_svg(e)).map(|e| e.text()).unwrap_or_default()
    }
}

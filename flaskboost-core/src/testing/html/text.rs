//! The text of a part of a page, as a person reads it.

use crate::testing::html::document::{Content, Document, NodeId, Tag};

/// Elements that do not part the words around them.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q",
    "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tspan", "tt", "u", "var", "wbr",
];

/// Elements whose text is never shown in the page.
const UNSEEN: &[&str] = &["head", "script", "style", "template"];

/// Elements whose text is a control's content, not its name.
const CONTROLS: &[&str] = &["button", "datalist", "select", "textarea"];

/// What is seen, with runs of white space as one space.
pub(crate) fn visible(document: &Document, start: NodeId) -> String {
    normalise(&gather(document, start, |tag| UNSEEN.contains(&tag.name.as_str()) || has(tag, "hidden")))
}

/// What names a control: like [`visible`], without the controls and what is hidden from readers.
pub(crate) fn label(document: &Document, start: NodeId) -> String {
    let text = gather(document, start, |tag| {
        let name = tag.name.as_str();
        UNSEEN.contains(&name) || CONTROLS.contains(&name) || has(tag, "hidden") || is_aria_hidden(tag)
    });
    normalise(&text)
}

/// All text, as written.
pub(crate) fn raw(document: &Document, start: NodeId) -> String {
    let mut text = String::new();
    let mut open = vec![start];
    while let Some(id) = open.pop() {
        let node = document.node(id);
        if let Content::Text(part) = &node.content {
            text.push_str(part);
        }
        open.extend(node.children.iter().rev());
    }
    text
}

/// Runs of white space as one space, none at the ends.
pub(crate) fn normalise(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

fn gather(document: &Document, start: NodeId, skip: impl Fn(&Tag) -> bool) -> String {
    enum Step {
        Enter(NodeId),
        Space,
    }
    let mut text = String::new();
    let mut open = vec![Step::Enter(start)];
    while let Some(step) = open.pop() {
        let Step::Enter(id) = step else {
            text.push(' ');
            continue;
        };
        let node = document.node(id);
        match &node.content {
            Content::Text(part) => text.push_str(part),
            Content::Element(tag) if id != start && skip(tag) => text.push(' '),
            Content::Element(tag) => {
                if !INLINE.contains(&tag.name.as_str()) {
                    text.push(' ');
                    open.push(Step::Space);
                }
                open.extend(node.children.iter().rev().map(|child| Step::Enter(*child)));
            }
        }
    }
    text
}

fn has(tag: &Tag, attribute: &str) -> bool {
    tag.attributes.iter().any(|(key, _)| key == attribute)
}

fn is_aria_hidden(tag: &Tag) -> bool {
    tag.attributes.iter().any(|(key, value)| key == "aria-hidden" && value == "true")
}

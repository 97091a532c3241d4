//! From tokens to a tree.

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use crate::testing::html::document::{Content, Document, NodeId, Tag};

/// Deeper elements become siblings, as in browsers; it bounds the work on hostile pages.
const MAX_DEPTH: usize = 512;

const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// Start tags that end an open `<p>`.
const ENDS_PARAGRAPH: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "details",
    "dialog",
    "div",
    "dl",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "search",
    "section",
    "table",
    "ul",
];

/// No end tag reaches out of these, but their own and those of the table around them.
const WALLS: &[&str] = &["button", "caption", "object", "table", "td", "template", "th"];

pub(crate) fn parse(html: &str) -> Document {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut builder = Builder { document: Document::empty(), open: Vec::new() };
    for token in Tokenizer::new_with_emitter(html, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => builder.start(&tag),
            Token::EndTag(tag) => builder.end(&utf8(&tag.name)),
            Token::String(text) => builder.text(&utf8(&text.value)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    builder.document
}

struct Builder {
    document: Document,
    /// The elements not yet closed, the outermost first.
    open: Vec<(NodeId, String)>,
}

impl Builder {
    fn top(&self) -> NodeId {
        self.open.last().map_or(Document::ROOT, |(id, _)| *id)
    }

    fn start(&mut self, tag: &StartTag<()>) {
        let name = utf8(&tag.name);
        if name == "form" && self.open.iter().any(|(_, open)| open == "form") {
            return; // a form inside a form is dropped by every browser
        }
        self.imply_ends(&name);
        let attributes = tag.attributes.iter().map(|(key, value)| (utf8(key), utf8(&value.value))).collect();
        let id = self.document.append(self.top(), Content::Element(Tag { name: name.clone(), attributes }));
        let in_drawing = self.open.iter().any(|(_, open)| open == "svg" || open == "math");
        let is_closed = VOID.contains(&name.as_str()) || (tag.self_closing && (in_drawing || name == "svg"));
        if !is_closed && self.open.len() < MAX_DEPTH {
            self.open.push((id, name));
        }
    }

    /// Closes what this start tag ends without saying so.
    fn imply_ends(&mut self, name: &str) {
        match name {
            "li" => self.close(&["li"], &["ul", "ol", "menu"]),
            "dt" | "dd" => self.close(&["dt", "dd"], &["dl"]),
            "td" | "th" => self.close(&["td", "th"], &["tr", "table"]),
            "tr" => self.close(&["tr"], &["table"]),
            "thead" | "tbody" | "tfoot" => self.close(&["thead", "tbody", "tfoot", "caption"], &["table"]),
            "option" => self.close(&["option"], &["select", "datalist", "optgroup"]),
            "optgroup" => self.close(&["optgroup", "option"], &["select"]),
            "button" => self.close(&["button"], &["form"]),
            "a" => self.close(&["a"], WALLS),
            "body" => self.close(&["head"], &[]),
            _ => {}
        }
        if ENDS_PARAGRAPH.contains(&name) {
            self.close(&["p"], WALLS);
        }
    }

    /// Closes the outermost of `names` that is open above the nearest of `walls`, with what is in it.
    fn close(&mut self, names: &[&str], walls: &[&str]) {
        let from = self.open.iter().rposition(|(_, open)| walls.contains(&open.as_str())).map_or(0, |at| at + 1);
        if let Some(at) = self.open[from..].iter().position(|(_, open)| names.contains(&open.as_str())) {
            self.open.truncate(from + at);
        }
    }

    fn end(&mut self, name: &str) {
        let Some(at) = self.open.iter().rposition(|(_, open)| open == name) else { return };
        let is_table_part = matches!(name, "table" | "thead" | "tbody" | "tfoot" | "tr" | "td" | "th");
        let is_walled = self.open[at + 1..].iter().any(|(_, open)| match open.as_str() {
            "table" => true,
            wall => WALLS.contains(&wall) && !is_table_part,
        });
        if !is_walled || name == "table" || name == "body" || name == "html" {
            self.open.truncate(at);
        }
    }

    fn text(&mut self, text: &str) {
        let parent = self.top();
        // The first line break in a text area or a preformatted block belongs to the markup.
        let is_first = self.document.node(parent).children.is_empty();
        let drops_break = self.open.last().is_some_and(|(_, open)| matches!(open.as_str(), "textarea" | "pre"));
        let text = if is_first && drops_break { text.strip_prefix('\n').unwrap_or(text) } else { text };
        if !text.is_empty() {
            self.document.append_text(parent, text);
        }
    }
}

fn utf8(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

//! [`Captured`]: a mail as it left the application.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// A mail with its sender, its time and an id; the ids of one outbox sort by time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Captured {
    /// Letters, digits and hyphens only.
    pub id: String,
    /// When it was sent.
    pub at: DateTime<Utc>,
    /// Who sent it.
    pub from: String,
    /// Who gets it.
    pub to: String,
    /// The subject.
    pub subject: String,
    /// The body as plain text.
    pub text: String,
    /// The body as HTML, if there is one.
    pub html: Option<String>,
    /// Which mail it is, everywhere: the same again when it was sent twice.
    #[serde(default)]
    pub message_id: String,
    /// The headers that not every mail has.
    #[serde(default)]
    pub headers: Vec<(String, String)>,
}

impl Captured {
    /// The web addresses in the mail, each once: those of the text in their order, then those that only the HTML has.
    ///
    /// ```
    /// # use flaskboost::mail::Captured;
    /// # let mail = Captured { id: "1".into(), at: Default::default(), from: "a@b".into(), to: "c@d".into(),
    /// #     subject: "".into(), text: "Open https://example.com/confirm/abc, please.".into(), html: None,
    /// #     message_id: "".into(), headers: Vec::new() };
    /// assert_eq!(mail.links(), ["https://example.com/confirm/abc"]);
    /// ```
    #[must_use]
    pub fn links(&self) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        let html = self.html.as_deref().unwrap_or_default();
        for link in in_text(&self.text).map(str::to_owned).chain(in_html(html)) {
            if !found.contains(&link) {
                found.push(link);
            }
        }
        found
    }
}

/// The addresses in plain text, without the punctuation of the sentence around them.
fn in_text(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || r#"<>"'"#.contains(c)).filter_map(|word| {
        let start = word.find("https://").or_else(|| word.find("http://"))?;
        Some(word[start..].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']']))
    })
}

/// The addresses that links of an HTML text lead to.
fn in_html(html: &str) -> impl Iterator<Item = String> {
    html.split("href=").skip(1).filter_map(|rest| {
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let value = unescape(rest[1..].split(quote).next()?);
        (value.starts_with("https://") || value.starts_with("http://")).then_some(value)
    })
}

/// Undoes what a template does to a value inside an attribute.
fn unescape(value: &str) -> String {
    value.replace("&#x2F;", "/").replace("&#x27;", "'").replace("&quot;", "\"").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mail(text: &str, html: Option<&str>) -> Captured {
        Captured {
            id: "1".to_owned(),
            at: DateTime::default(),
            from: "a@b.c".to_owned(),
            to: "d@e.f".to_owned(),
            subject: String::new(),
            text: text.to_owned(),
            html: html.map(str::to_owned),
            message_id: String::new(),
            headers: Vec::new(),
        }
    }

    #[test]
    fn punctuation_around_a_link_is_not_part_of_it() {
        let links = mail("See (http://a.b/c?d=e&f=g), or <https://x.y/z>.\nhttps://x.y/z", None).links();
        assert_eq!(links, ["http://a.b/c?d=e&f=g", "https://x.y/z"]);
    }

    #[test]
    fn a_link_of_the_html_is_read_as_a_browser_reads_it() {
        let html = r#"<a href="https:&#x2F;&#x2F;a.b&#x2F;c?d=e&amp;f=g">x</a><a href='#top'>y</a><a href=bare>z</a>"#;
        assert_eq!(mail("nothing", Some(html)).links(), ["https://a.b/c?d=e&f=g"]);
    }
}

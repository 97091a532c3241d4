//! What a test can demand of a page.

use std::fmt;
use std::fmt::Write;

use http::header;

use crate::error::Report;
use crate::testing::html::{Element, normalise};
use crate::testing::page::Page;

/// How much of a page's text a failed assertion shows.
const SHOWN_CHARS: usize = 800;

impl Page {
    /// The status is this one.
    ///
    /// # Panics
    ///
    /// When it is another; so do all assertions when they do not hold.
    #[track_caller]
    pub fn assert_status(&self, status: u16) -> &Self {
        if self.status().as_u16() != status {
            self.fail(&format!("expected status {status}, got {}", self.status()));
        }
        self
    }

    /// A person sees this text.
    #[track_caller]
    pub fn assert_text(&self, text: &str) -> &Self {
        if !self.text().contains(&normalise(text)) {
            self.fail(&format!("expected to see \"{text}\""));
        }
        self
    }

    /// A person does not see this text.
    #[track_caller]
    pub fn assert_no_text(&self, text: &str) -> &Self {
        if self.text().contains(&normalise(text)) {
            self.fail(&format!("expected not to see \"{text}\""));
        }
        self
    }

    /// The page's title is this.
    #[track_caller]
    pub fn assert_title(&self, title: &str) -> &Self {
        if self.title() != title {
            self.fail(&format!("expected the title \"{title}\""));
        }
        self
    }

    /// The page ties this error to the control with this label, word for word.
    #[track_caller]
    pub fn assert_field_error(&self, label: &str, error: &str) -> &Self {
        let errors = self.field_errors(label);
        if !errors.iter().any(|shown| *shown == normalise(error)) {
            let shown = if errors.is_empty() { "it has no error".to_owned() } else { format!("it has {errors:?}") };
            self.fail(&format!("expected \"{label}\" to have the error \"{error}\"; {shown}"));
        }
        self
    }

    /// The page ties no error to the control with this label.
    #[track_caller]
    pub fn assert_no_field_error(&self, label: &str) -> &Self {
        let errors = self.field_errors(label);
        if !errors.is_empty() {
            self.fail(&format!("expected \"{label}\" to have no error; it has {errors:?}"));
        }
        self
    }

    /// Some element matches the selector.
    #[track_caller]
    pub fn assert_element(&self, selector: &str) -> &Self {
        if self.find_all(selector).is_empty() {
            self.fail(&format!("expected an element `{selector}`"));
        }
        self
    }

    /// A redirect led to this path (with its query, if given): one that the browser followed to this
    /// page, or the one that this answer is.
    #[track_caller]
    pub fn assert_redirected_to(&self, place: &str) -> &Self {
        let (is_redirect, target) = match self.header(header::LOCATION.as_str()) {
            Some(location) if self.status().is_redirection() => (true, location),
            _ => (!self.redirected_from().is_empty(), self.url()),
        };
        let without_query = target.split('?').next().unwrap_or_default();
        if !is_redirect {
            self.fail(&format!("expected a redirect to {place}, but there was none"));
        } else if target != place && (place.contains('?') || without_query != place) {
            self.fail(&format!("expected a redirect to {place}, but it led to {target}"));
        }
        self
    }

    /// A header has this value.
    #[track_caller]
    pub fn assert_header(&self, name: &str, value: &str) -> &Self {
        match self.header(name) {
            Some(found) if found == value => {}
            Some(found) => self.fail(&format!("expected the header {name}: {value}, got {name}: {found}")),
            None => self.fail(&format!("expected the header {name}: {value}, but there is no {name}")),
        }
        self
    }

    /// The messages that say what went wrong.
    #[must_use]
    pub fn errors(&self) -> Vec<String> {
        let is_flash = |element: &Element<'_>| element.classes().any(|class| class == "flash");
        texts(self.document().elements().filter(|element| element.is_error() && !is_flash(element)))
    }

    /// The messages left by what was done before.
    #[must_use]
    pub fn flashes(&self) -> Vec<String> {
        texts(self.document().elements().filter(|e| e.classes().any(|class| class == "flash")))
    }

    #[track_caller]
    pub(crate) fn fail(&self, what: &str) -> ! {
        panic!("{what}\n{self:?}");
    }
}

/// A page in a few lines, as a failed assertion shows it.
impl fmt::Debug for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let answer = self.answer();
        write!(f, "  page:    {} {} -> {}", answer.method, answer.address, answer.status)?;
        if !self.title().is_empty() {
            write!(f, " \"{}\"", self.title())?;
        }
        if let Some(location) = self.header("location") {
            write!(f, " -> {location}")?;
        }
        writeln!(f)?;
        if !answer.redirects.is_empty() {
            writeln!(f, "  through: {}", self.redirected_from().join(" -> "))?;
        }
        if let Some(Report(error)) = answer.extensions.get() {
            writeln!(f, "  code:    {} {}", error.code(), error.source_chain())?;
        }
        for error in self.errors() {
            writeln!(f, "  error:   {error}")?;
        }
        for flash in self.flashes() {
            writeln!(f, "  flash:   {flash}")?;
        }
        let text = self.text();
        let mut shown: String = text.chars().take(SHOWN_CHARS).collect();
        if shown.len() < text.len() {
            write!(shown, " …")?;
        }
        write!(f, "  text:    {shown}")
    }
}

/// The messages, each once: an error beside its field is often also in the summary above.
fn texts<'a>(elements: impl Iterator<Item = Element<'a>>) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for text in elements.filter(|element| !element.is_hidden()).flat_map(Element::messages) {
        if !texts.iter().any(|known| known.contains(&text)) {
            texts.push(text);
        }
    }
    texts
}

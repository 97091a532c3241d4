//! The few CSS selectors a test needs.

use crate::testing::html::element::Element;

/// One or more paths, of which one must match.
pub(crate) struct Selector(Vec<Path>);

/// Steps from the outside in; the last one is the element itself.
struct Path(Vec<Step>);

#[derive(Default)]
struct Step {
    tag: Option<String>,
    tests: Vec<Test>,
}

enum Test {
    Class(String),
    Has(String),
    Is(String, String),
}

impl Selector {
    #[track_caller]
    pub(crate) fn parse(text: &str) -> Self {
        match Reader::new(text).selector() {
            Ok(selector) => selector,
            Err(why) => panic!(
                "the selector `{text}` is not understood: {why}; it may hold tag, #id, .class, [attribute], \
                 [attribute=value], spaces and commas"
            ),
        }
    }

    pub(crate) fn matches(&self, element: Element<'_>) -> bool {
        self.0.iter().any(|path| path.matches(element))
    }
}

impl Path {
    fn matches(&self, element: Element<'_>) -> bool {
        let Some((last, outer)) = self.0.split_last() else { return false };
        if !last.matches(element) {
            return false;
        }
        // With only "somewhere inside", taking the nearest match for each step never loses one.
        let mut above = element.ancestors();
        outer.iter().rev().all(|step| above.any(|element| step.matches(element)))
    }
}

impl Step {
    fn matches(&self, element: Element<'_>) -> bool {
        self.tag.as_deref().is_none_or(|tag| tag == "*" || element.name() == tag)
            && self.tests.iter().all(|test| match test {
                Test::Class(name) => element.classes().any(|class| class == name),
                Test::Has(name) => element.has_attribute(name),
                Test::Is(name, value) => element.attribute(name) == Some(value),
            })
    }
}

struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        Self { rest: text.trim() }
    }

    fn selector(mut self) -> Result<Selector, String> {
        let mut paths = vec![Path(vec![self.step()?])];
        while !self.rest.is_empty() {
            let trimmed = self.rest.trim_start();
            if let Some(rest) = trimmed.strip_prefix(',') {
                self.rest = rest.trim_start();
                paths.push(Path(vec![self.step()?]));
            } else if trimmed.len() < self.rest.len() {
                self.rest = trimmed;
                let step = self.step()?;
                paths.last_mut().map(|path| path.0.push(step)).ok_or("it is empty")?;
            } else {
                return Err(format!("`{}` is not expected", self.rest));
            }
        }
        Ok(Selector(paths))
    }

    fn step(&mut self) -> Result<Step, String> {
        let before = self.rest.len();
        let mut step = Step::default();
        if let Some(rest) = self.rest.strip_prefix('*') {
            self.rest = rest;
        } else if self.rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            step.tag = Some(self.name()?.to_ascii_lowercase());
        }
        loop {
            if let Some(rest) = self.rest.strip_prefix('#') {
                self.rest = rest;
                step.tests.push(Test::Is("id".to_owned(), self.name()?));
            } else if let Some(rest) = self.rest.strip_prefix('.') {
                self.rest = rest;
                step.tests.push(Test::Class(self.name()?));
            } else if let Some(rest) = self.rest.strip_prefix('[') {
                let (inside, after) = closed(rest)?;
                self.rest = after;
                step.tests.push(attribute(inside)?);
            } else if self.rest.len() == before {
                return Err(format!("`{}` is not the start of one", self.rest));
            } else {
                return Ok(step);
            }
        }
    }

    fn name(&mut self) -> Result<String, String> {
        let end = self.rest.find(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_')).unwrap_or(self.rest.len());
        if end == 0 {
            return Err(format!("a name is missing before `{}`", self.rest));
        }
        let (name, rest) = self.rest.split_at(end);
        self.rest = rest;
        Ok(name.to_owned())
    }
}

/// Parts `a="]"] more` at the bracket that is outside quotes.
fn closed(text: &str) -> Result<(&str, &str), String> {
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (None, ']') => return Ok((&text[..at], &text[at + 1..])),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            _ => {}
        }
    }
    Err("a `]` is missing".to_owned())
}

fn attribute(inside: &str) -> Result<Test, String> {
    let (name, value) = match inside.split_once('=') {
        Some((name, value)) => (name, Some(value.trim())),
        None => (inside, None),
    };
    let name = name.trim().to_ascii_lowercase();
    if name.is_empty() || name.contains(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_' | ':'))) {
        return Err(format!("`{name}` is not an attribute's name"));
    }
    Ok(match value {
        None => Test::Has(name),
        Some(value) => Test::Is(name, unquoted(value).to_owned()),
    })
}

fn unquoted(value: &str) -> &str {
    ['"', '\''].into_iter().find_map(|quote| value.strip_prefix(quote)?.strip_suffix(quote)).unwrap_or(value)
}

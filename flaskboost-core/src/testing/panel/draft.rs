//! [`Draft`]: what a form of the panel would send, and what a test makes of it.

use std::panic::Location;

use crate::testing::forms::{Choice, Control, Encoding, Entry, EntryValue, Kind, Press, Target};
use crate::testing::{Browser, Page};

/// The field that every form carries against forgery.
const TOKEN: &str = "csrf_token";

/// Pages on which anybody who is logged in finds a form, and one for those who are not.
const PLACES_WITH_TOKENS: [&str; 3] = ["/admin", "/account", "/login"];

/// What a form of the panel would send, and what a test makes of it.
#[derive(Debug)]
pub(super) struct Draft {
    action: String,
    controls: Vec<Control>,
    entries: Vec<Entry>,
}

impl Draft {
    /// The form of the open page that goes to this address, with all that it would send; with nothing but a token where
    /// there is no such form.
    pub(super) async fn open(browser: &mut Browser, action: &str, caller: &Location<'_>) -> Self {
        let page = browser.page().clone();
        if let Some(draft) = Self::of(&page, action) {
            return draft;
        }
        let token = token(browser, page, caller).await;
        Self { action: action.to_owned(), controls: Vec::new(), entries: vec![entry(TOKEN, &token)] }
    }

    /// The form of a page that goes to this address.
    pub(super) fn of(page: &Page, action: &str) -> Option<Self> {
        let form = page.find_all("form").into_iter().find(|form| form.attribute("action") == Some(action))?;
        let controls = page.answer().paper.controls.iter().filter(|control| control.form == Some(form.node_id()));
        let controls: Vec<Control> = controls.cloned().collect();
        let entries = controls.iter().flat_map(Control::entries).collect();
        Some(Self { action: action.to_owned(), controls, entries })
    }

    /// The same, sent to another address.
    pub(super) fn to(self, action: &str) -> Self {
        Self { action: action.to_owned(), ..self }
    }

    /// Puts a value into the field of this name or label; adds the field where the form has none.
    pub(super) fn fill(&mut self, field: &str, value: &str) {
        let control = self.controls.iter().find(|control| control.name == field);
        let labelled = || self.controls.iter().find(|control| control.labels.iter().any(|label| label == field));
        let control = control.or_else(labelled);
        let name = control.map_or(field, |control| control.name.as_str()).to_owned();
        let sent = match control.map(|control| &control.kind) {
            Some(Kind::Checkbox { value: on, .. }) => is_yes(value).then(|| on.clone()),
            Some(Kind::Select { choices, .. }) => Some(chosen(choices, value)),
            _ => Some(value.to_owned()),
        };
        self.entries.retain(|entry| entry.name != name);
        self.entries.extend(sent.map(|sent| entry(&name, &sent)));
    }

    /// Adds a value beside those that are there.
    pub(super) fn add(&mut self, name: &str, value: &str) {
        self.entries.push(entry(name, value));
    }

    /// Sends it.
    pub(super) async fn send(self, browser: &mut Browser) -> Page {
        let has_file = self.entries.iter().any(|entry| matches!(entry.value, EntryValue::File(_)));
        let encoding = if has_file { Encoding::Multipart } else { Encoding::Urlencoded };
        let target = Target { action: self.action, is_post: true, encoding };
        browser.send(&Press { target, entries: self.entries }).await
    }
}

fn entry(name: &str, value: &str) -> Entry {
    Entry { name: name.to_owned(), value: EntryValue::Text(value.to_owned()) }
}

fn is_yes(value: &str) -> bool {
    matches!(value, "true" | "yes" | "on" | "1" | "checked")
}

/// The value of the choice with this text, or else the text itself.
fn chosen(choices: &[Choice], text: &str) -> String {
    choices.iter().find(|choice| choice.text == text).map_or(text, |choice| choice.value.as_str()).to_owned()
}

/// A token for a form that is not there. Without one the site would refuse the forgery for that alone.
async fn token(browser: &mut Browser, page: Page, caller: &Location<'_>) -> String {
    let mut page = page;
    for place in PLACES_WITH_TOKENS {
        let inputs = page.find_all(&format!("input[name={TOKEN}]"));
        if let Some(token) = inputs.first().and_then(|input| input.attribute("value")) {
            return token.to_owned();
        }
        page = browser.visit(place).await;
    }
    page.fail(&format!("no page has a form with a token, which the test at {caller} needs to send one of its own"))
}

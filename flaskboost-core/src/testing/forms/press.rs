//! What a press of a button sends.

use crate::testing::forms::control::{Button, Control, Entry, EntryValue, Kind};
use crate::testing::forms::encoding::Encoding;
use crate::testing::forms::paper::Paper;
use crate::testing::html::{Document, Element};

/// Where a form goes, and how.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Target {
    pub(crate) action: String,
    pub(crate) is_post: bool,
    pub(crate) encoding: Encoding,
}

/// A form on its way.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Press {
    pub(crate) target: Target,
    pub(crate) entries: Vec<Entry>,
}

impl Paper {
    /// The submission that pressing a button makes, or `None` where no button has this text.
    pub(crate) fn press(&self, document: &Document, text: &str) -> Result<Option<Press>, String> {
        let named = |control: &&Control| control.labels.iter().any(|label| label == text);
        let buttons: Vec<(&Control, &Button)> = self
            .controls
            .iter()
            .filter(named)
            .filter(|control| self.is_in_reach(control.node))
            .filter_map(|control| match &control.kind {
                Kind::Button(button) => Some((control, button)),
                _ => None,
            })
            .collect();
        let mut presses = Vec::new();
        for (control, button) in &buttons {
            presses.push((control.form, submission(self, document, control, button)?));
        }
        if let Some(ours) = presses.iter().position(|(form, _)| form.is_some() && *form == self.last_form) {
            presses = vec![presses.swap_remove(ours)];
        }
        presses.dedup_by(|a, b| a.1 == b.1);
        match presses.len() {
            0 => Ok(None),
            1 => Ok(presses.pop().map(|(_, press)| press)),
            several => Err(format!(
                "{several} buttons of this page are called \"{text}\" and do different things: say which with \
                 `within(\"#id\")`"
            )),
        }
    }

    /// The texts of the buttons in reach.
    pub(crate) fn button_texts(&self) -> Vec<String> {
        let buttons = self.controls.iter().filter(|control| matches!(control.kind, Kind::Button(_)));
        buttons.filter(|button| self.is_in_reach(button.node)).map(|button| format!("\"{}\"", button.title())).collect()
    }
}

fn submission(paper: &Paper, document: &Document, control: &Control, button: &Button) -> Result<Press, String> {
    let text = control.title();
    if control.is_disabled {
        return Err(format!("the button \"{text}\" is disabled: a person could not press it"));
    }
    if !button.submits {
        return Err(format!(
            "the button \"{text}\" does not submit a form: it needs JavaScript, which tests do not run"
        ));
    }
    let Some(form) = control.form.and_then(|form| document.element(form)) else {
        return Err(format!("the button \"{text}\" stands outside of every form, so pressing it sends nothing"));
    };
    let mut entries = Vec::new();
    for other in paper.controls.iter().filter(|other| other.form == control.form) {
        if other.node == control.node && !control.name.is_empty() {
            entries.push(Entry { name: control.name.clone(), value: EntryValue::Text(button.value.clone()) });
        }
        entries.extend(other.entries());
    }
    Ok(Press { target: target(form, button)?, entries })
}

fn target(form: Element<'_>, button: &Button) -> Result<Target, String> {
    let action = button.action.as_deref().or(form.attribute("action")).unwrap_or_default();
    let method = button.method.as_deref().or(form.attribute("method")).unwrap_or("get");
    let enctype = button.enctype.as_deref().or(form.attribute("enctype")).unwrap_or_default();
    if method.eq_ignore_ascii_case("dialog") {
        return Err("a form with method=\"dialog\" sends nothing".to_owned());
    }
    Ok(Target {
        action: action.trim().to_owned(),
        is_post: method.eq_ignore_ascii_case("post"),
        encoding: Encoding::of(enctype),
    })
}

//! Text: trimmed, without control characters, within its length.

use crate::form::control::Control;
use crate::form::given::Given;
use crate::form::problem::Problem;
use crate::form::rules::Rules;
use crate::form::widget::Widget;

use super::field_value::FieldValue;

impl FieldValue for String {
    const CONTROL: Control = Control::new(Widget::Text).with_length();

    fn read(given: Given<'_>, rules: &Rules) -> Result<Self, Problem> {
        let text = clean(&given.text()?, rules.is_multiline())?;
        if text.is_empty() {
            return if rules.required { Err(Problem::missing(rules.widget)) } else { Ok(text) };
        }
        check_length(&text, rules)?;
        Ok(text)
    }

    fn write(&self) -> Vec<String> {
        vec![self.clone()]
    }
}

/// One line that must be filled in, trimmed.
pub(super) fn line(given: Given<'_>, rules: &Rules) -> Result<String, Problem> {
    let text = clean(&given.text()?, false)?;
    if text.is_empty() { Err(Problem::missing(rules.widget)) } else { Ok(text) }
}

/// The text with `\n` as its only line break, trimmed; control characters are refused.
pub(super) fn clean(text: &str, is_multiline: bool) -> Result<String, Problem> {
    let text = normalise_breaks(text);
    let text = text.trim();
    if let Some(letter) = text.chars().find(|letter| letter.is_control() && !matches!(letter, '\n' | '\t')) {
        let code = u32::from(letter);
        return Err(Problem::new(format!("Remove the invisible control character (U+{code:04X}).")));
    }
    if !is_multiline && text.contains(['\n', '\u{2028}', '\u{2029}']) {
        return Err(Problem::new("Write this on one line."));
    }
    Ok(text.to_owned())
}

/// A length is counted in characters, as databases do.
pub(super) fn check_length(text: &str, rules: &Rules) -> Result<(), Problem> {
    let length = text.chars().count();
    if let Some(min) = rules.min_len.filter(|min| length < *min as usize) {
        return Err(Problem::new(format!("Enter at least {}.", characters(min))));
    }
    if let Some(max) = rules.max_len.filter(|max| length > *max as usize) {
        return Err(Problem::new(format!("Enter at most {} (now {length}).", characters(max))));
    }
    Ok(())
}

fn normalise_breaks(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

fn characters(count: u32) -> String {
    if count == 1 { "1 character".to_owned() } else { format!("{count} characters") }
}

//! The names by which a person finds a control.

use crate::testing::html::{Document, Element};

/// Every name of a control: its labels, then `aria-labelledby`, then `aria-label`.
pub(crate) fn labels_of(document: &Document, control: Element<'_>) -> Vec<String> {
    let id = control.attribute("id");
    let named_for = document.elements().filter(|e| e.name() == "label" && id.is_some() && e.attribute("for") == id);
    let around = control.ancestors().find(|e| e.name() == "label").filter(|e| !e.has_attribute("for"));
    let pointed_at = ids(control, "aria-labelledby").filter_map(|id| document.by_id(id));
    let texts = named_for.chain(around).chain(pointed_at).map(Element::label_text);
    let aria = control.attribute("aria-label").map(str::to_owned);
    texts.chain(aria).map(|text| tidy(&text)).filter(|text| !text.is_empty()).collect()
}

/// The messages that the page ties to a control: the text of what `aria-errormessage` points at, and
/// what `aria-describedby` points at where that is an error rather than a help text.
pub(crate) fn errors_of(document: &Document, control: Element<'_>) -> Vec<String> {
    let messages = ids(control, "aria-errormessage").filter_map(|id| document.by_id(id));
    let descriptions = ids(control, "aria-describedby").filter_map(|id| document.by_id(id)).filter(is_error);
    let mut texts: Vec<String> = messages.chain(descriptions).flat_map(Element::messages).collect();
    texts.dedup();
    texts
}

fn is_error(element: &Element<'_>) -> bool {
    element.is_error() || element.attribute("id").is_some_and(|id| id.ends_with("error") || id.ends_with("errors"))
}

fn ids<'a>(element: Element<'a>, attribute: &str) -> impl Iterator<Item = &'a str> + use<'a> {
    element.attribute(attribute).unwrap_or_default().split_ascii_whitespace()
}

/// A label without the marks that follow it: `E-mail *` and `E-mail:` are the label "E-mail".
pub(crate) fn tidy(label: &str) -> String {
    label.trim().trim_end_matches(['*', ':', ' ']).to_owned()
}

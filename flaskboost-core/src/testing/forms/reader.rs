//! From a page to its controls.

use crate::testing::forms::control::{Button, Choice, Control, Kind};
use crate::testing::forms::label;
use crate::testing::html::{Document, Element, NodeId};

/// Every control of a page, in document order.
pub(crate) fn controls(document: &Document) -> Vec<Control> {
    document.elements().filter_map(|element| control(document, element)).collect()
}

fn control(document: &Document, element: Element<'_>) -> Option<Control> {
    let kind = match element.name() {
        "input" => input(element),
        "textarea" => Kind::Text { value: element.raw_text() },
        "select" => select(element),
        "button" => Kind::Button(button(element, element.attribute("type").unwrap_or("submit"), element.text())),
        _ => return None,
    };
    if element.ancestors().any(|above| matches!(above.name(), "datalist" | "template")) {
        return None;
    }
    let labels = match &kind {
        _ if element.is_hidden() => Vec::new(),
        Kind::Hidden { .. } => Vec::new(),
        Kind::Button(button) => {
            let aria = element.attribute("aria-label").map(label::tidy);
            aria.into_iter().chain([button.text.clone()]).filter(|text| !text.is_empty()).collect()
        }
        _ => label::labels_of(document, element),
    };
    Some(Control {
        node: element.node_id(),
        form: form_of(document, element),
        name: element.attribute("name").unwrap_or_default().to_owned(),
        labels,
        is_disabled: is_disabled(element),
        is_read_only: element.has_attribute("readonly"),
        errors: label::errors_of(document, element),
        kind,
    })
}

fn input(element: Element<'_>) -> Kind {
    let value = element.attribute("value").unwrap_or_default().to_owned();
    let on = || element.attribute("value").unwrap_or("on").to_owned();
    let is_checked = element.has_attribute("checked");
    let kind = element.attribute("type").unwrap_or("text").to_ascii_lowercase();
    match kind.as_str() {
        "hidden" => Kind::Hidden { value },
        "checkbox" => Kind::Checkbox { value: on(), is_checked },
        "radio" => Kind::Radio { value: on(), is_checked },
        "file" => Kind::File { files: Vec::new(), is_multiple: element.has_attribute("multiple") },
        "submit" | "image" | "reset" | "button" => {
            let shown = if kind == "image" { element.attribute("alt") } else { element.attribute("value") };
            let shown = shown.unwrap_or(if kind == "reset" { "Reset" } else { "Submit" }).to_owned();
            Kind::Button(button(element, &kind, shown))
        }
        _ => Kind::Text { value },
    }
}

fn button(element: Element<'_>, kind: &str, text: String) -> Button {
    let own = |name: &str| element.attribute(name).map(str::to_owned);
    Button {
        text,
        value: own("value").unwrap_or_default(),
        submits: !matches!(kind.to_ascii_lowercase().as_str(), "reset" | "button"),
        action: own("formaction"),
        method: own("formmethod"),
        enctype: own("formenctype"),
    }
}

fn select(element: Element<'_>) -> Kind {
    let is_multiple = element.has_attribute("multiple");
    let mut choices: Vec<Choice> = element.find_all("option").into_iter().map(choice).collect();
    if !is_multiple {
        // One line shows one choice: the last that says so, else the first that can be chosen.
        let says_so = choices.iter().rposition(|choice| choice.is_selected);
        let is_dropdown = element.attribute("size").and_then(|size| size.parse::<u32>().ok()).unwrap_or(1) <= 1;
        let first = choices.iter().position(|choice| !choice.is_disabled).filter(|_| is_dropdown);
        let shown = says_so.or(first);
        for (at, choice) in choices.iter_mut().enumerate() {
            choice.is_selected = Some(at) == shown;
        }
    }
    Kind::Select { choices, is_multiple }
}

fn choice(option: Element<'_>) -> Choice {
    let text = option.attribute("label").map_or_else(|| option.text(), str::to_owned);
    let in_disabled_group = option.ancestors().any(|e| e.name() == "optgroup" && e.has_attribute("disabled"));
    Choice {
        value: option.attribute("value").map_or_else(|| option.text(), str::to_owned),
        text,
        is_selected: option.has_attribute("selected"),
        is_disabled: option.has_attribute("disabled") || in_disabled_group,
    }
}

fn form_of(document: &Document, element: Element<'_>) -> Option<NodeId> {
    match element.attribute("form") {
        Some(id) => document.by_id(id).filter(|form| form.name() == "form").map(Element::node_id),
        None => element.ancestors().find(|above| above.name() == "form").map(Element::node_id),
    }
}

/// Disabled by itself or by a fieldset around it, whose first legend stays usable.
fn is_disabled(element: Element<'_>) -> bool {
    let by_fieldset = |fieldset: Element<'_>| {
        let legend = fieldset.children().find(|child| child.name() == "legend");
        fieldset.name() == "fieldset"
            && fieldset.has_attribute("disabled")
            && !legend.is_some_and(|legend| element.is_within(legend.node_id()))
    };
    element.has_attribute("disabled") || element.ancestors().any(by_fieldset)
}

//! One control of a form, with what it holds.

use crate::testing::html::NodeId;

/// A control as the page gave it, or as a person has since filled it.
#[derive(Clone, Debug)]
pub(crate) struct Control {
    pub(crate) node: NodeId,
    /// The element of the form that it belongs to.
    pub(crate) form: Option<NodeId>,
    pub(crate) name: String,
    pub(crate) labels: Vec<String>,
    pub(crate) is_disabled: bool,
    pub(crate) is_read_only: bool,
    pub(crate) errors: Vec<String>,
    pub(crate) kind: Kind,
}

#[derive(Clone, Debug)]
pub(crate) enum Kind {
    /// A line, an area, a number, a date: whatever a person types into.
    Text {
        value: String,
    },
    Hidden {
        value: String,
    },
    Checkbox {
        value: String,
        is_checked: bool,
    },
    Radio {
        value: String,
        is_checked: bool,
    },
    Select {
        choices: Vec<Choice>,
        is_multiple: bool,
    },
    File {
        files: Vec<Attachment>,
        is_multiple: bool,
    },
    Button(Button),
}

#[derive(Clone, Debug)]
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) text: String,
    pub(crate) is_selected: bool,
    pub(crate) is_disabled: bool,
}

#[derive(Clone, Debug)]
pub(crate) struct Button {
    pub(crate) text: String,
    pub(crate) value: String,
    pub(crate) submits: bool,
    pub(crate) action: Option<String>,
    pub(crate) method: Option<String>,
    pub(crate) enctype: Option<String>,
}

/// A file that a person picked.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Attachment {
    pub(crate) file_name: String,
    pub(crate) content_type: String,
    pub(crate) content: bytes::Bytes,
}

/// One value of a form on its way to the server.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    pub(crate) name: String,
    pub(crate) value: EntryValue,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum EntryValue {
    Text(String),
    File(Attachment),
}

impl Control {
    /// What to call it in a message: its label, or else its name.
    pub(crate) fn title(&self) -> &str {
        self.labels.first().unwrap_or(&self.name)
    }

    /// What it shows to a person, in words.
    pub(crate) fn shown_value(&self) -> String {
        match &self.kind {
            Kind::Text { value } | Kind::Hidden { value } => value.clone(),
            Kind::Checkbox { is_checked, .. } | Kind::Radio { is_checked, .. } => {
                if *is_checked {
                    "checked".to_owned()
                } else {
                    String::new()
                }
            }
            Kind::Select { choices, .. } => {
                let selected = choices.iter().filter(|choice| choice.is_selected);
                selected.map(|choice| choice.text.as_str()).collect::<Vec<_>>().join(", ")
            }
            Kind::File { files, .. } => files.iter().map(|file| file.file_name.as_str()).collect::<Vec<_>>().join(", "),
            Kind::Button(button) => button.text.clone(),
        }
    }

    /// What a browser sends for it; buttons are sent by the press alone.
    pub(crate) fn entries(&self) -> Vec<Entry> {
        let values: Vec<EntryValue> = match &self.kind {
            Kind::Text { value } | Kind::Hidden { value } => vec![EntryValue::Text(value.clone())],
            Kind::Checkbox { value, is_checked: true } | Kind::Radio { value, is_checked: true } => {
                vec![EntryValue::Text(value.clone())]
            }
            Kind::Select { choices, .. } => choices
                .iter()
                .filter(|choice| choice.is_selected && !choice.is_disabled)
                .map(|choice| EntryValue::Text(choice.value.clone()))
                .collect(),
            Kind::File { files, .. } if files.is_empty() => vec![EntryValue::File(Attachment::none())],
            Kind::File { files, .. } => files.iter().cloned().map(EntryValue::File).collect(),
            Kind::Checkbox { .. } | Kind::Radio { .. } | Kind::Button(_) => Vec::new(),
        };
        if self.is_disabled || self.name.is_empty() {
            return Vec::new();
        }
        values.into_iter().map(|value| Entry { name: self.name.clone(), value }).collect()
    }
}

impl Attachment {
    /// What a browser sends for a file control that was left alone.
    fn none() -> Self {
        Self {
            file_name: String::new(),
            content_type: "application/octet-stream".to_owned(),
            content: bytes::Bytes::new(),
        }
    }
}

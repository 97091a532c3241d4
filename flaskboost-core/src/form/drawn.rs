//! What a template gets of a form: a flat list of fields, ready to draw.

use serde::Serialize;

use super::control::Bounds;
use super::decode::limits;
use super::errors::Errors;
use super::field_spec::{FieldSpec, Shape};
use super::given::Given;
use super::input::{Entry, Input};
use super::value::SelectOption;
use super::widget::Widget;

/// A form, ready to draw.
#[derive(Serialize)]
pub(super) struct DrawnForm<'a> {
    fields: Vec<DrawnField<'a>>,
    errors: Vec<String>,
    submitted: bool,
    multipart: bool,
}

/// A field, ready to draw.
#[derive(Serialize)]
struct DrawnField<'a> {
    name: String,
    id: String,
    label: &'static str,
    widget: Widget,
    value: String,
    checked: bool,
    required: bool,
    help: Option<&'static str>,
    placeholder: Option<&'static str>,
    autocomplete: Option<&'static str>,
    autofocus: bool,
    inputmode: Option<&'static str>,
    min: Option<&'static str>,
    max: Option<&'static str>,
    step: Option<String>,
    minlength: Option<u32>,
    maxlength: Option<u32>,
    rows: Option<u32>,
    accept: Option<&'static str>,
    multiple: bool,
    options: Vec<DrawnOption>,
    kept: Vec<KeptFile>,
    errors: Vec<&'a str>,
    group: Option<Group>,
}

/// One thing that can be chosen, ready to draw.
#[derive(Serialize)]
struct DrawnOption {
    value: String,
    label: String,
    selected: bool,
}

/// A file that was sent already, ready to be sent along again by its handle.
#[derive(Serialize)]
struct KeptFile {
    handle: String,
    file_name: String,
}

/// The fieldset that a field belongs to; neighbours with the same name belong together.
#[derive(Clone, Serialize)]
struct Group {
    name: String,
    label: String,
    help: Option<&'static str>,
}

/// Where in the form the drawing is.
struct Place<'p> {
    /// What goes before the names: `items[0].`.
    prefix: &'p str,
    /// The same without the numbers: `items.`.
    path: &'p str,
    depth: usize,
    group: Option<&'p Group>,
    /// A row that may stay empty, so nothing in it is required.
    is_spare: bool,
}

/// Draws one form; it holds what all fields look at.
pub(super) struct Drawing<'a> {
    pub(super) input: &'a Input,
    pub(super) errors: &'a Errors,
    pub(super) options: &'a [(String, Vec<SelectOption>)],
}

impl<'a> Drawing<'a> {
    /// The whole form. An error whose field is not on the page is shown above it.
    pub(super) fn form(&self, specs: &'static [FieldSpec], submitted: bool) -> DrawnForm<'a> {
        let mut fields = Vec::new();
        let top = Place { prefix: "", path: "", depth: 0, group: None, is_spare: false };
        self.fields(specs, &top, &mut fields);
        let errors = self
            .errors
            .iter()
            .filter(|(name, _)| !fields.iter().any(|field| field.name == *name && field.widget != Widget::Hidden))
            .map(
                |(name, message)| {
                    if name.is_empty() { message.to_owned() } else { format!("{}: {message}", label_of(specs, name)) }
                },
            )
            .collect();
        let multipart = fields.iter().any(|field| field.widget == Widget::File);
        DrawnForm { fields, errors, submitted, multipart }
    }

    fn fields(&self, specs: &'static [FieldSpec], place: &Place<'_>, out: &mut Vec<DrawnField<'a>>) {
        for spec in specs {
            let name = format!("{}{}", place.prefix, spec.name);
            let path = format!("{}{}", place.path, spec.name);
            match spec.shape {
                Shape::Value { options } => out.push(self.field(spec, options, name, &path, place)),
                _ if place.depth >= limits::DEPTH => {}
                Shape::Nested { specs } => {
                    let group = Group { label: spec.label.to_owned(), help: spec.help, name: name.clone() };
                    self.part(specs, &name, &path, &group, place, place.is_spare, out);
                }
                Shape::List { specs, min, max, extra } => {
                    let sent = self.input.rows(&name);
                    let next = sent.last().map_or(0, |last| last + 1);
                    let count = u32::try_from(sent.len()).unwrap_or(u32::MAX);
                    let spare = extra.max(min.saturating_sub(count)).min(max.saturating_sub(count));
                    let rows = sent.into_iter().chain(next..next.saturating_add(spare));
                    for (position, row) in (1..).zip(rows) {
                        let row = format!("{name}[{row}]");
                        let label = format!("{} {position}", spec.label);
                        let group = Group { label, help: spec.help, name: row.clone() };
                        let is_spare = place.is_spare || position > min && self.is_blank(&row);
                        self.part(specs, &row, &path, &group, place, is_spare, out);
                    }
                }
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "a part differs from its place in each of these")]
    fn part(
        &self,
        specs: fn() -> &'static [FieldSpec],
        name: &str,
        path: &str,
        group: &Group,
        place: &Place<'_>,
        is_spare: bool,
        out: &mut Vec<DrawnField<'a>>,
    ) {
        let (prefix, path) = (format!("{name}."), format!("{path}."));
        let place = Place { prefix: &prefix, path: &path, depth: place.depth + 1, group: Some(group), is_spare };
        self.fields(specs(), &place, out);
    }

    fn is_blank(&self, row: &str) -> bool {
        self.input.under(&format!("{row}.")).all(|(_, entries)| Given::new(entries).is_blank())
    }

    fn field(
        &self,
        spec: &'static FieldSpec,
        options: fn() -> Vec<SelectOption>,
        name: String,
        path: &str,
        place: &Place<'_>,
    ) -> DrawnField<'a> {
        let chosen = self.options.iter().find(|(of, _)| of == path).map(|(_, options)| options.clone());
        let widget = if chosen.is_some() { Widget::Select } else { spec.rules.widget };
        let texts = if spec.is_secret() { Vec::new() } else { texts(self.input.of(&name)) };
        let kept = kept_files(self.input.of(&name));
        let required = spec.rules.required && !place.is_spare && kept.is_empty();
        let is_text = widget.is_text();
        let rules = &spec.rules;
        let is_number = widget == Widget::Number;
        let is_range = is_number || matches!(widget, Widget::Date | Widget::DatetimeLocal | Widget::Time);
        let ticked = widget == Widget::Checkbox && texts.iter().any(|text| is_ticked(text));
        let value = match widget {
            Widget::Checkbox => "true".to_owned(),
            Widget::File => String::new(),
            _ => texts.join("\n"),
        };
        let options = match widget {
            Widget::Select => drawn_options(chosen.unwrap_or_else(options), &texts),
            _ => Vec::new(),
        };
        DrawnField {
            id: id_of(&name),
            label: spec.label,
            widget,
            value,
            checked: ticked,
            required,
            help: spec.help,
            placeholder: spec.placeholder,
            autocomplete: spec.autocomplete,
            autofocus: spec.autofocus,
            inputmode: spec.control.inputmode.filter(|_| is_text || is_number),
            min: rules.min.filter(|_| is_range),
            max: rules.max.filter(|_| is_range),
            step: is_number.then(|| step_of(spec)).flatten(),
            minlength: rules.min_len.filter(|_| is_text),
            maxlength: rules.max_len.filter(|_| is_text && !spec.control.is_multiple),
            rows: spec.rows.filter(|_| widget == Widget::Textarea),
            accept: rules.accept.filter(|_| widget == Widget::File),
            multiple: spec.control.is_multiple && matches!(widget, Widget::Select | Widget::File),
            options,
            kept,
            errors: self.errors.of(&name).collect(),
            group: place.group.cloned(),
            name,
        }
    }
}

/// The texts that a page shows again, without what HTML cannot hold.
fn texts(entries: &[Entry]) -> Vec<String> {
    entries
        .iter()
        .filter_map(|entry| match entry {
            Entry::Text(text) => Some(text.replace('\0', "")),
            Entry::Float(number) => Some(number.to_string()),
            Entry::File(_) | Entry::Stored(_) | Entry::Refused(_) => None,
        })
        .collect()
}

/// The files that were taken, while something else in the form was not.
fn kept_files(entries: &[Entry]) -> Vec<KeptFile> {
    let kept = entries.iter().filter_map(|entry| match entry {
        Entry::Stored(file) => {
            Some(KeptFile { handle: file.handle()?.to_owned(), file_name: file.file_name().to_owned() })
        }
        _ => None,
    });
    kept.collect()
}

fn is_ticked(text: &str) -> bool {
    matches!(text.trim(), "true" | "on" | "1")
}

/// The step of a number: its own rule, else the last decimal place that the column keeps.
fn step_of(spec: &FieldSpec) -> Option<String> {
    if let Some(step) = spec.rules.step {
        return Some(step.to_owned());
    }
    match (spec.control.bounds, spec.rules.decimal) {
        (Bounds::Integer, _) => None,
        (_, Some((_, 0))) => Some("1".to_owned()),
        (_, Some((_, scale))) => Some(format!("0.{}1", "0".repeat(scale.saturating_sub(1) as usize))),
        (_, None) => Some("any".to_owned()),
    }
}

/// The options. The empty one ("Choose…") is the template's to add.
fn drawn_options(options: Vec<SelectOption>, texts: &[String]) -> Vec<DrawnOption> {
    let option = |SelectOption { value, label }| {
        let selected = texts.iter().any(|text| text.trim() == value);
        DrawnOption { value, label, selected }
    };
    options.into_iter().map(option).collect()
}

/// `items[0].name` as an HTML id: `field-items-0-name`.
fn id_of(name: &str) -> String {
    let words = name.split(['.', '[', ']']).filter(|word| !word.is_empty());
    words.fold("field".to_owned(), |id, word| format!("{id}-{word}"))
}

/// The label of the field with this name, or the name as a person would write it.
fn label_of(specs: &'static [FieldSpec], name: &str) -> String {
    let first = name.split(['.', '[']).next().unwrap_or(name);
    match specs.iter().find(|spec| spec.name == first) {
        Some(spec) => spec.label.to_owned(),
        None => {
            let words = first.replace('_', " ");
            let mut letters = words.chars();
            letters.next().map_or(String::new(), |letter| letter.to_uppercase().chain(letters).collect())
        }
    }
}

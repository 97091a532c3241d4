//! What a model or the database refused, as errors of the fields that caused it.

use crate::error::Error;
use crate::model::{Invalid, Violation, ViolationKind};

use super::errors::Errors;
use super::field_spec::FieldSpec;

/// The errors for the form, if `error` is something that a person can put right.
pub(super) fn errors_of(error: &Error, specs: &[FieldSpec]) -> Option<Errors> {
    if let Some(invalid) = error.get::<Invalid>() {
        let mut errors = Errors::new();
        for (field, message) in &invalid.errors {
            errors.add(field.clone(), message.clone());
        }
        return (!errors.is_empty()).then_some(errors);
    }
    errors_of_violation(&Violation::of(error)?, specs)
}

/// The errors for the form, if one of its fields can have broken the rule of the database.
pub(super) fn errors_of_violation(violation: &Violation, specs: &[FieldSpec]) -> Option<Errors> {
    let columns: Vec<&str> = violation.columns.iter().filter_map(|column| column.rsplit('.').next()).collect();
    let fields: Vec<&FieldSpec> =
        columns.iter().filter_map(|column| specs.iter().find(|spec| spec.name == *column)).collect();
    let message = message(violation.kind, &fields, &columns)?;
    let mut errors = Errors::new();
    errors.add(fields.last().map_or("", |field| field.name), message);
    Some(errors)
}

/// What to say; nothing if no field of the form could have caused it.
fn message(kind: ViolationKind, fields: &[&FieldSpec], columns: &[&str]) -> Option<String> {
    match (kind, fields) {
        (ViolationKind::Unique, [field]) => Some(format!("This {} is already taken.", in_a_sentence(field.label))),
        (ViolationKind::Unique, [_, ..]) => {
            let labels: Vec<String> = fields.iter().map(|field| in_a_sentence(field.label)).collect();
            Some(format!("This combination of {} is already taken.", labels.join(" and ")))
        }
        (ViolationKind::Unique, []) => Some(match columns {
            [] => "This already exists.".to_owned(),
            _ => format!("This {} already exists.", columns.join(" and ").replace('_', " ")),
        }),
        (ViolationKind::ForeignKey, [.., field]) => {
            Some(format!("The chosen {} does not exist any more.", in_a_sentence(field.label)))
        }
        (ViolationKind::ForeignKey, []) => Some("Something that this belongs to does not exist any more.".to_owned()),
        (ViolationKind::Check, [_, ..]) => Some("This value is not allowed here.".to_owned()),
        (ViolationKind::NotNull, [_, ..]) => Some("Fill in this field.".to_owned()),
        (ViolationKind::Check | ViolationKind::NotNull, []) => None,
    }
}

/// A label in the middle of a sentence: "E-mail" as "e-mail", but "URL" as it is.
fn in_a_sentence(label: &str) -> String {
    let mut letters = label.chars();
    match (letters.next(), letters.next()) {
        (Some(first), second) if second.is_none_or(|letter| !letter.is_uppercase()) => {
            first.to_lowercase().chain(label.chars().skip(1)).collect()
        }
        _ => label.to_owned(),
    }
}

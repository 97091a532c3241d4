//! What is wrong with a `Form`, each mistake at its place.

use syn::{Ident, LitStr, Path};

use super::ast;
use super::field::{Field, Given};
use crate::attribute::{Entry, Limit, LimitKind};
use crate::mistake::{self, Mistakes};

/// A form without mistakes.
pub(crate) struct Form {
    pub(crate) ident: Ident,
    pub(crate) columns: Option<Path>,
    pub(crate) check: Option<Path>,
    pub(crate) fields: Vec<Field>,
}

impl Form {
    /// Judges what was written; all mistakes come together.
    pub(crate) fn check(form: &ast::Form) -> syn::Result<Self> {
        let mut mistakes = Mistakes::default();
        let generics = &form.input.generics;
        if !generics.params.is_empty() {
            mistakes.add(syn::Error::new_spanned(
                generics,
                "a form owns all its data: name the types instead of parameters and lifetimes (`String`, not `&'a str`)",
            ));
        }
        let mut columns = None;
        let mut check = None;
        for entry in &form.entries {
            mistakes.keep(whole(entry, &mut columns, &mut check));
        }
        let mut fields = Vec::new();
        for (written, entries) in &form.fields {
            if let Some(field) = mistakes.keep(Field::read(written, entries)) {
                judge(&field, &mut mistakes);
                fields.push(field);
            }
        }
        for second in fields.iter().filter_map(|field| field.autofocus.as_ref()).skip(1) {
            mistakes.add(syn::Error::new(second.span(), "typing starts in one field: keep one `autofocus`"));
        }
        if columns.is_none() {
            for field in fields.iter().filter(|field| field.no_column) {
                mistakes.add(syn::Error::new(
                    field.ident.span(),
                    "`no_column` is for a form with `#[form(columns = ..)]`: leave it out",
                ));
            }
        }
        mistakes.or(Self { ident: form.input.ident.clone(), columns, check, fields })
    }
}

/// One entry of `#[form(..)]`.
fn whole(entry: &Entry, columns: &mut Option<Path>, check: &mut Option<Path>) -> syn::Result<()> {
    let slot = match entry.name.to_string().as_str() {
        "columns" => columns,
        "check" => check,
        _ => return Err(mistake::unknown("attribute", &entry.name, &["columns", "check"])),
    };
    match slot.replace(entry.path()?) {
        Some(_) => Err(mistake::twice(&entry.name)),
        None => Ok(()),
    }
}

/// Rules that no value could obey.
fn judge(field: &Field, mistakes: &mut Mistakes) {
    if let (Some(min), Some(max)) = (&field.min_len, &field.max_len)
        && min.value > max.value
    {
        mistakes.add(at(min, "`min_len` is larger than `max_len`: no text would fit"));
    }
    if let Some(max) = field.max_len.as_ref().filter(|max| max.value == 0) {
        mistakes.add(at(max, "`max_len` is 0: no text would fit"));
    }
    for limit in [&field.min, &field.max].into_iter().flatten() {
        if limit.value.kind == LimitKind::Unknown {
            mistakes.add(at(
                limit,
                "a limit is a number, a day (\"2026-01-31\"), a time (\"07:30\") or both (\"2026-01-31T07:30\")",
            ));
        }
    }
    if let (Some(min), Some(max)) = (&field.min, &field.max)
        && is_above(&min.value, &max.value)
    {
        mistakes.add(at(min, "`min` is larger than `max`: no value would fit"));
    }
    if let Some(step) = &field.step
        && step.value.number().is_none_or(|step| step <= 0.0)
    {
        mistakes.add(at(step, "`step` is a number above 0"));
    }
    if let Some(rows) = field.rows.as_ref().filter(|rows| rows.value == 0) {
        mistakes.add(at(rows, "`rows` is at least 1"));
    }
    if let Some(accept) = &field.accept
        && !is_accept(&accept.value)
    {
        mistakes.add(at(accept, "`accept` lists endings and types: `accept = \".gpx, image/*\"`"));
    }
}

fn at<T>(given: &Given<T>, message: &str) -> syn::Error {
    syn::Error::new(given.word.span(), message)
}

fn is_above(min: &Limit, max: &Limit) -> bool {
    match (min.number(), max.number()) {
        (Some(min), Some(max)) => min > max,
        // Days and times of one kind are ordered as their texts are.
        _ => min.kind == max.kind && min.text > max.text,
    }
}

fn is_accept(accept: &LitStr) -> bool {
    accept.value().split(',').map(str::trim).all(|one| match one.strip_prefix('.') {
        Some(ending) => !ending.is_empty(),
        None => one.split_once('/').is_some_and(|(family, kind)| !family.is_empty() && !kind.is_empty()),
    })
}

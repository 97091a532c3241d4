//! What is wrong with a `Choice`, each mistake at its place.

use syn::{Fields, Ident, LitStr, Variant};

use super::ast;
use crate::attribute::Entry;
use crate::{mistake, name};

/// A choice without mistakes.
pub(crate) struct Choice {
    pub(crate) ident: Ident,
    pub(crate) options: Vec<Chosen>,
}

/// One variant.
pub(crate) struct Chosen {
    pub(crate) ident: Ident,
    pub(crate) value: LitStr,
    pub(crate) label: LitStr,
}

impl Choice {
    /// Judges what was written; all mistakes come together.
    pub(crate) fn check(choice: &ast::Choice) -> syn::Result<Self> {
        let mut mistakes = mistake::Mistakes::default();
        let generics = &choice.input.generics;
        if !generics.params.is_empty() {
            mistakes.add(syn::Error::new_spanned(generics, "a choice has no parameters and no lifetimes"));
        }
        if choice.variants.is_empty() {
            mistakes.add(syn::Error::new(choice.input.ident.span(), "a choice needs at least one variant"));
        }
        let mut options: Vec<Chosen> = Vec::new();
        for (variant, entries) in &choice.variants {
            if let Some(chosen) = mistakes.keep(option(variant, entries)) {
                if let Some(same) = options.iter().find(|other| other.value.value() == chosen.value.value()) {
                    let message = format!("`{}` already has the value \"{}\"", same.ident, chosen.value.value());
                    mistakes.add(syn::Error::new(chosen.value.span(), message));
                }
                options.push(chosen);
            }
        }
        mistakes.or(Self { ident: choice.input.ident.clone(), options })
    }
}

fn option(variant: &Variant, entries: &[Entry]) -> syn::Result<Chosen> {
    if !matches!(variant.fields, Fields::Unit) {
        return Err(syn::Error::new_spanned(
            &variant.fields,
            "a variant of a choice has no fields: a `<select>` sends one value",
        ));
    }
    let span = variant.ident.span();
    let mut value = None;
    let mut label = None;
    for entry in entries {
        let slot = match entry.name.to_string().as_str() {
            "value" => &mut value,
            "label" => &mut label,
            _ => return Err(mistake::unknown("option", &entry.name, &["value", "label"])),
        };
        if slot.replace(entry.text()?).is_some() {
            return Err(mistake::twice(&entry.name));
        }
    }
    if let Some(value) = value.as_ref().filter(|value| value.value().trim().is_empty()) {
        return Err(syn::Error::new(value.span(), "the value is empty, which means that nothing was chosen"));
    }
    Ok(Chosen {
        value: value.unwrap_or_else(|| LitStr::new(&name::snake_case(&variant.ident), span)),
        label: label.unwrap_or_else(|| LitStr::new(&name::label_of_variant(&variant.ident), span)),
        ident: variant.ident.clone(),
    })
}

//! What was written: the variants and their `#[choice(..)]`, not yet judged.

use syn::{Data, DeriveInput, Variant};

use crate::attribute::Entry;

/// An enum under `#[derive(Choice)]`.
pub(crate) struct Choice<'a> {
    pub(crate) input: &'a DeriveInput,
    pub(crate) variants: Vec<(&'a Variant, Vec<Entry>)>,
}

impl<'a> Choice<'a> {
    /// Takes the attributes apart.
    pub(crate) fn read(input: &'a DeriveInput) -> syn::Result<Self> {
        let Data::Enum(data) = &input.data else {
            return Err(syn::Error::new(
                input.ident.span(),
                "a choice is an enum: each variant is one thing that can be chosen",
            ));
        };
        let variants = data
            .variants
            .iter()
            .map(|variant| Ok((variant, Entry::all(&variant.attrs, "choice")?)))
            .collect::<syn::Result<_>>()?;
        Ok(Self { input, variants })
    }
}

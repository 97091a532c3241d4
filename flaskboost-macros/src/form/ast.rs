//! What was written: `#[form(..)]` and every `#[field(..)]`, taken apart and not yet judged.

use syn::{Data, DeriveInput, Field, Fields};

use crate::attribute::Entry;

/// A struct under `#[derive(Form)]`.
pub(crate) struct Form<'a> {
    pub(crate) input: &'a DeriveInput,
    pub(crate) entries: Vec<Entry>,
    pub(crate) fields: Vec<(&'a Field, Vec<Entry>)>,
}

impl<'a> Form<'a> {
    /// Takes the attributes apart.
    pub(crate) fn read(input: &'a DeriveInput) -> syn::Result<Self> {
        let wrong = |message: &str| Err(syn::Error::new(input.ident.span(), message));
        let fields = match &input.data {
            Data::Struct(data) => &data.fields,
            Data::Enum(_) => return wrong("a form is a struct: for the options of a `<select>`, derive `Choice`"),
            Data::Union(_) => return wrong("a form is a struct, not a union"),
        };
        let fields = match fields {
            Fields::Named(fields) if !fields.named.is_empty() => &fields.named,
            Fields::Named(_) | Fields::Unit => return wrong("a form needs at least one field"),
            Fields::Unnamed(_) => return wrong("the fields of a form need names: write `struct Name { field: Type }`"),
        };
        let entries = Entry::all(&input.attrs, "form")?;
        let fields =
            fields.iter().map(|field| Ok((field, Entry::all(&field.attrs, "field")?))).collect::<syn::Result<_>>()?;
        Ok(Self { input, entries, fields })
    }
}

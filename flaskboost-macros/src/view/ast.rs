//! What was written: the `#[view(..)]` attribute, taken apart and not yet judged.

use syn::parse::{Parse, ParseStream};
use syn::{Attribute, DeriveInput, Ident, LitStr, Token};

/// A struct under `#[derive(View)]` and its attributes.
pub(crate) struct View<'a> {
    pub(crate) input: &'a DeriveInput,
    pub(crate) attributes: Vec<(&'a Attribute, Template)>,
}

/// The inside of `#[view("posts/index.html", json)]`.
pub(crate) struct Template {
    pub(crate) name: LitStr,
    pub(crate) options: Vec<Ident>,
}

impl<'a> View<'a> {
    /// Takes the attributes apart.
    pub(crate) fn read(input: &'a DeriveInput) -> syn::Result<Self> {
        let attributes = input
            .attrs
            .iter()
            .filter(|attribute| attribute.path().is_ident("view"))
            .map(|attribute| Ok((attribute, attribute.parse_args()?)))
            .collect::<syn::Result<_>>()?;
        Ok(Self { input, attributes })
    }
}

impl Parse for Template {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        if !input.peek(LitStr) {
            return Err(input.error("expected the name of a template: #[view(\"posts/index.html\")]"));
        }
        let name = input.parse()?;
        let mut options = Vec::new();
        while input.peek(Token![,]) {
            input.parse::<Token![,]>()?;
            if input.is_empty() {
                break;
            }
            options.push(input.parse()?);
        }
        if !input.is_empty() {
            return Err(input.error("expected `,` or the end of #[view(..)]"));
        }
        Ok(Self { name, options })
    }
}

//! `#[derive(Form)]`: a struct of typed fields that a form fills in.

mod ast;
mod checks;
mod expand;
mod field;
mod valid;

use proc_macro2::TokenStream;
use syn::DeriveInput;

/// The code of the derive, or the mistakes and a stub.
pub(crate) fn derive(input: &DeriveInput) -> TokenStream {
    let outcome = ast::Form::read(input).and_then(|form| valid::Form::check(&form));
    match outcome {
        Ok(form) => expand::form(&form),
        Err(mistakes) => expand::stub(input, &mistakes),
    }
}

//! `#[derive(Choice)]`: an enum whose variants are the options of a `<select>`.

mod ast;
mod expand;
mod valid;

use proc_macro2::TokenStream;
use syn::DeriveInput;

/// The code of the derive, or the mistakes and a stub.
pub(crate) fn derive(input: &DeriveInput) -> TokenStream {
    let outcome = ast::Choice::read(input).and_then(|choice| valid::Choice::check(&choice));
    match outcome {
        Ok(choice) => expand::choice(&choice),
        Err(mistakes) => expand::stub(input, &mistakes),
    }
}

//! `#[derive(View)]`: a struct of data and the name of its template.

mod ast;
mod expand;
mod valid;

use proc_macro2::TokenStream;
use syn::DeriveInput;

/// The code of the derive, or the mistakes and a stub.
pub(crate) fn derive(input: &DeriveInput) -> TokenStream {
    let outcome = ast::View::read(input).and_then(|view| valid::View::check(&view));
    match outcome {
        Ok(view) => expand::view(&view),
        Err(mistakes) => expand::stub(input, &mistakes),
    }
}

//! The macros of FlaskBoost: `View`, `Form`, `Choice` and `embed!`.
//!
//! Apps never list this crate: `flaskboost` hands its macros on. Every derive works in three
//! steps, each in a file of its own: `ast` reads what was written, `valid` says what is wrong with
//! it, `expand` writes the code that one would have written by hand. A mistake gives its message
//! and a stub of the code, so that nothing else is reported.

mod attribute;
mod choice;
mod embed;
mod form;
mod mistake;
mod name;
mod view;

use proc_macro::TokenStream;
use syn::parse_macro_input;

/// Makes a struct of data the page of one template.
///
/// `#[view("posts/index.html")]` names the template; `#[view("posts/index.html", json)]` also
/// lets a client that asks for JSON have the same data as JSON. The expansion is
/// `impl View`, `impl IntoResponse` and an entry in the list that the boot checks read.
#[proc_macro_derive(View, attributes(view))]
pub fn view(input: TokenStream) -> TokenStream {
    view::derive(&parse_macro_input!(input)).into()
}

/// Makes a struct of typed fields the input of a form.
///
/// `#[form(..)]` on the struct takes `columns` and `check`; `#[field(..)]` on a field takes its
/// label, its rules and how it is drawn. The expansion is `impl Fields`.
#[proc_macro_derive(Form, attributes(form, field))]
pub fn form(input: TokenStream) -> TokenStream {
    form::derive(&parse_macro_input!(input)).into()
}

/// Makes an enum without fields the options of a `<select>`.
///
/// `#[choice(value = "..", label = "..")]` on a variant says what is sent and what is read. The
/// expansion is `impl Choice` and `impl FieldValue`.
#[proc_macro_derive(Choice, attributes(choice))]
pub fn choice(input: TokenStream) -> TokenStream {
    choice::derive(&parse_macro_input!(input)).into()
}

/// The templates, static files and settings of the crate that calls it.
///
/// A release build carries the files inside; a debug build reads them from the folder each time.
/// `embed!("../site")` takes another folder, relative to the crate that calls it.
#[proc_macro]
pub fn embed(input: TokenStream) -> TokenStream {
    embed::expand(&parse_macro_input!(input)).into()
}

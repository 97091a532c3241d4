//! The code of a `Choice`, and the stub that stands in for it after a mistake.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DeriveInput, Ident};

use super::valid::{Choice, Chosen};

/// The two traits.
pub(crate) fn choice(choice: &Choice) -> TokenStream {
    let Choice { ident, options } = choice;
    let variants = options.iter().map(|Chosen { ident, .. }| ident);
    let values = options.iter().map(|Chosen { ident, value, .. }| quote!(Self::#ident => #value));
    let labels = options.iter().map(|Chosen { ident, label, .. }| quote!(Self::#ident => #label));
    let field_value = field_value(ident);
    quote! {
        #[automatically_derived]
        impl ::flaskboost::form::Choice for #ident {
            fn all() -> ::std::vec::Vec<Self> {
                ::std::vec![#(Self::#variants),*]
            }

            fn value(&self) -> &'static str {
                match self {
                    #(#values,)*
                }
            }

            fn label(&self) -> &'static str {
                match self {
                    #(#labels,)*
                }
            }
        }

        #field_value
    }
}

/// The mistakes, and just enough code that nothing else is reported.
pub(crate) fn stub(input: &DeriveInput, mistakes: &syn::Error) -> TokenStream {
    let ident = &input.ident;
    let mistakes = mistakes.to_compile_error();
    if !input.generics.params.is_empty() {
        return mistakes;
    }
    let field_value = field_value(ident);
    quote! {
        #mistakes

        #[automatically_derived]
        impl ::flaskboost::form::Choice for #ident {
            fn all() -> ::std::vec::Vec<Self> {
                ::core::unreachable!()
            }

            fn value(&self) -> &'static str {
                ::core::unreachable!()
            }

            fn label(&self) -> &'static str {
                ::core::unreachable!()
            }
        }

        #field_value
    }
}

fn field_value(ident: &Ident) -> TokenStream {
    quote! {
        #[automatically_derived]
        impl ::flaskboost::form::FieldValue for #ident {
            const CONTROL: ::flaskboost::form::Control =
                ::flaskboost::form::Control::new(::flaskboost::form::Widget::Select);

            fn read(
                given: ::flaskboost::form::Given<'_>,
                rules: &::flaskboost::form::Rules,
            ) -> ::core::result::Result<Self, ::flaskboost::form::Problem> {
                ::flaskboost::form::read_choice(given, rules)
            }

            fn write(&self) -> ::std::vec::Vec<::std::string::String> {
                ::std::vec![::std::string::String::from(::flaskboost::form::Choice::value(self))]
            }

            fn options() -> ::std::vec::Vec<::flaskboost::form::SelectOption> {
                ::flaskboost::form::options_of::<Self>()
            }
        }
    }
}

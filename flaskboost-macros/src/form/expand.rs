//! The code of a `Form`, and the stub that stands in for it after a mistake.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{DeriveInput, LitStr, Path};

use super::checks;
use super::field::{Field, Shape};
use super::valid::Form;
use crate::name;

/// The trait, and the checks that ask the types.
pub(crate) fn form(form: &Form) -> TokenStream {
    let ident = &form.ident;
    let specs = form.fields.iter().map(|field| spec(field, form.columns.as_ref()));
    let idents = form.fields.iter().map(|field| &field.ident);
    let kept = idents.clone();
    let reads = form.fields.iter().map(read);
    let writes = form.fields.iter().map(write);
    let checks = form.fields.iter().flat_map(checks::of);
    let check = form.check.as_ref().map(|check| {
        quote! {
            fn check(&self, errors: &mut ::flaskboost::form::Errors) {
                #check(self, errors)
            }
        }
    });
    quote! {
        #[automatically_derived]
        impl ::flaskboost::form::Fields for #ident {
            fn specs() -> &'static [::flaskboost::form::FieldSpec] {
                static SPECS: ::std::sync::OnceLock<::std::vec::Vec<::flaskboost::form::FieldSpec>> =
                    ::std::sync::OnceLock::new();
                SPECS.get_or_init(|| ::std::vec![#(#specs),*])
            }

            fn read(reader: &mut ::flaskboost::form::Reader<'_>) -> ::core::option::Option<Self> {
                #(let #idents = #reads;)*
                ::core::option::Option::Some(Self { #(#kept: #kept?),* })
            }

            fn write(&self, writer: &mut ::flaskboost::form::Writer<'_>) {
                #(#writes;)*
            }

            #check
        }

        #(#checks)*
    }
}

/// The mistakes, and just enough code that nothing else is reported.
pub(crate) fn stub(input: &DeriveInput, mistakes: &syn::Error) -> TokenStream {
    let ident = &input.ident;
    let mistakes = mistakes.to_compile_error();
    if !input.generics.params.is_empty() {
        return mistakes;
    }
    quote! {
        #mistakes

        #[automatically_derived]
        impl ::flaskboost::form::Fields for #ident {
            fn specs() -> &'static [::flaskboost::form::FieldSpec] {
                &[]
            }

            fn read(_: &mut ::flaskboost::form::Reader<'_>) -> ::core::option::Option<Self> {
                ::core::option::Option::None
            }

            fn write(&self, _: &mut ::flaskboost::form::Writer<'_>) {}
        }
    }
}

fn spec(field: &Field, columns: Option<&Path>) -> TokenStream {
    let Field { ty, name, label, .. } = field;
    let help = field.help.as_ref().map(|help| quote!(.with_help(#help)));
    let column = columns.filter(|_| !field.no_column).map(|columns| {
        let variant = name::upper_camel_case(&field.ident);
        quote_spanned!(field.ident.span()=> .with_column(&::flaskboost::model::column_rule(<#columns>::#variant)))
    });
    let first = match &field.shape {
        Shape::Value => quote_spanned!(ty.span()=> ::flaskboost::form::FieldSpec::value::<#ty>(#name)),
        Shape::Nested => quote_spanned!(ty.span()=> ::flaskboost::form::FieldSpec::nested::<#ty>(#name)),
        Shape::List { row, min, max, extra } => {
            quote_spanned!(ty.span()=> ::flaskboost::form::FieldSpec::list::<#row>(#name, #min, #max, #extra))
        }
    };
    let rest = match field.shape {
        Shape::Value => [column, Some(rules(field))],
        Shape::Nested | Shape::List { .. } => [None, None],
    };
    let rest = rest.into_iter().flatten();
    quote!(#first.with_label(#label) #help #(#rest)*)
}

fn rules(field: &Field) -> TokenStream {
    let widget = field.widget.as_ref().map(|widget| quote!(.with_widget(::flaskboost::form::Widget::#widget)));
    let texts = [
        ("with_placeholder", &field.placeholder),
        ("with_autocomplete", &field.autocomplete),
        ("with_accept", &field.accept.as_ref().map(|accept| accept.value.clone())),
    ]
    .map(|(method, text)| text.as_ref().map(|text| call(method, text)));
    let limits =
        [("with_min", &field.min), ("with_max", &field.max), ("with_step", &field.step)].map(|(method, limit)| {
            limit.as_ref().map(|limit| call(method, &LitStr::new(&limit.value.text, limit.word.span())))
        });
    let counts = [("with_min_len", &field.min_len), ("with_max_len", &field.max_len), ("with_rows", &field.rows)]
        .map(|(method, count)| count.as_ref().map(|count| call(method, &count.value)));
    let flags = [("with_autofocus", field.autofocus.is_some()), ("with_must_accept", field.must_accept.is_some())]
        .map(|(method, is_set)| is_set.then(|| call(method, &TokenStream::new())));
    let calls = texts.into_iter().chain(limits).chain(counts).chain(flags).flatten();
    quote!(#widget #(#calls)*)
}

fn call(method: &str, argument: &impl quote::ToTokens) -> TokenStream {
    let method = quote::format_ident!("{method}");
    quote!(.#method(#argument))
}

fn read(field: &Field) -> TokenStream {
    let Field { ty, name, .. } = field;
    match &field.shape {
        Shape::Value => quote_spanned!(ty.span()=> reader.value::<#ty>(#name)),
        Shape::Nested => quote_spanned!(ty.span()=> reader.nested::<#ty>(#name)),
        Shape::List { row, .. } => quote_spanned!(ty.span()=> reader.list::<#row>(#name)),
    }
}

fn write(field: &Field) -> TokenStream {
    let Field { ident, ty, name, .. } = field;
    match &field.shape {
        Shape::Value => quote_spanned!(ty.span()=> writer.value::<#ty>(#name, &self.#ident)),
        Shape::Nested => quote_spanned!(ty.span()=> writer.nested::<#ty>(#name, &self.#ident)),
        Shape::List { row, .. } => quote_spanned!(ty.span()=> writer.list::<#row>(#name, &self.#ident)),
    }
}

//! The code of a `View`, and the stub that stands in for it after a mistake.

use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

use super::valid::View;

/// The trait, the response, and the entry that the boot checks read.
pub(crate) fn view(view: &View) -> TokenStream {
    let View { ident, template, json } = view;
    quote! {
        #[automatically_derived]
        impl ::flaskboost::view::View for #ident {
            const TEMPLATE: &'static str = #template;
            const JSON: bool = #json;
        }

        #[automatically_derived]
        impl ::flaskboost::view::__private::IntoResponse for #ident {
            fn into_response(self) -> ::flaskboost::view::__private::Response {
                ::flaskboost::view::respond(self)
            }
        }

        ::flaskboost::view::__private::inventory::submit! {
            ::flaskboost::view::ViewEntry::new(
                #template,
                ::core::concat!(::core::module_path!(), "::", ::core::stringify!(#ident)),
                {
                    use ::flaskboost::view::__private::WithoutSample as _;
                    ::flaskboost::view::__private::Probe::<#ident>::SAMPLE
                },
            )
        }
    }
}

/// The mistakes, and just enough code that nothing else is reported.
pub(crate) fn stub(input: &DeriveInput, mistakes: &syn::Error) -> TokenStream {
    let ident = &input.ident;
    let mistakes = mistakes.to_compile_error();
    let (parameters, arguments, bounds) = input.generics.split_for_impl();
    let trait_stub = input.generics.params.is_empty().then(|| {
        quote! {
            #[automatically_derived]
            impl ::flaskboost::view::View for #ident {
                const TEMPLATE: &'static str = "";
                const JSON: bool = false;
            }
        }
    });
    quote! {
        #mistakes

        #trait_stub

        #[automatically_derived]
        impl #parameters ::flaskboost::view::__private::IntoResponse for #ident #arguments #bounds {
            fn into_response(self) -> ::flaskboost::view::__private::Response {
                ::core::unreachable!()
            }
        }
    }
}

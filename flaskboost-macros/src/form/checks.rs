//! Checks that only the compiler can make, since they ask the type of a field.

use proc_macro2::TokenStream;
use quote::{format_ident, quote_spanned};
use syn::{Ident, Type};

use super::field::{Field, Given};
use crate::attribute::{Limit, LimitKind};

/// One constant assertion for each rule that only some types can obey.
pub(crate) fn of(field: &Field) -> Vec<TokenStream> {
    let ty = &field.ty;
    let mut checks = Vec::new();
    if let Some(length) = field.min_len.as_ref().or(field.max_len.as_ref()) {
        let message = format!("`{}` is for text and files", length.word);
        checks.push(assertion(ty, &length.word, &quote_spanned!(length.word.span()=> takes_length()), &message));
    }
    for limit in [&field.min, &field.max, &field.step].into_iter().flatten() {
        checks.push(bound(ty, limit));
    }
    if let Some(widget) = &field.widget {
        let message = format!("a field of this type cannot be drawn as this widget ({widget})");
        checks.push(assertion(
            ty,
            widget,
            &quote_spanned!(widget.span()=> takes_widget(::flaskboost::form::Widget::#widget)),
            &message,
        ));
    }
    if let Some(rows) = field.rows.as_ref().filter(|_| field.widget.as_ref().is_none_or(|widget| widget != "Textarea"))
    {
        let message = "`rows` is for a text area: add `widget = \"textarea\"`";
        checks.push(assertion(ty, &rows.word, &quote_spanned!(rows.word.span()=> takes_rows()), message));
    }
    if let Some(accept) = &field.accept {
        let message = "`accept` is for files: the type `Upload`";
        checks.push(assertion(ty, &accept.word, &quote_spanned!(accept.word.span()=> takes_accept()), message));
    }
    if let Some(word) = &field.must_accept {
        let message = "`must_accept` is for a box to tick: the type `bool`";
        checks.push(assertion(ty, word, &quote_spanned!(word.span()=> takes_must_accept()), message));
    }
    checks
}

fn bound(ty: &Type, limit: &Given<Limit>) -> TokenStream {
    let kind = match limit.value.kind {
        LimitKind::Unknown => unreachable!("a limit of no kind is a mistake"),
        kind => format_ident!("{kind:?}"),
    };
    let message = format!("`{} = {}` does not fit the type of this field", limit.word, limit.value.tokens);
    let asked = if limit.word == "step" { format_ident!("takes_step") } else { format_ident!("takes_bound") };
    let question = quote_spanned!(limit.word.span()=> #asked(::flaskboost::form::Bounds::#kind));
    assertion(ty, &limit.word, &question, &message)
}

fn assertion(ty: &Type, at: &Ident, question: &TokenStream, message: &str) -> TokenStream {
    quote_spanned! {at.span()=>
        const _: () = ::core::assert!(<#ty as ::flaskboost::form::FieldValue>::CONTROL.#question, #message);
    }
}

//! The inside of an attribute: `name`, `name = value` and `name(..)`, separated by commas.

use proc_macro2::TokenStream;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, ExprLit, ExprUnary, Ident, Lit, LitStr, Path, Token, UnOp};

/// One entry of an attribute.
pub(crate) struct Entry {
    pub(crate) name: Ident,
    pub(crate) value: Value,
}

/// What follows the name of an entry.
pub(crate) enum Value {
    /// Nothing: `autofocus`.
    None,
    /// An expression: `max_len = 60`.
    Expr(Expr),
    /// More entries: `list(max = 20)`.
    List(Vec<Entry>),
}

impl Parse for Entry {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let name = input.call(Ident::parse_any)?;
        let value = if input.peek(Token![=]) {
            input.parse::<Token![=]>()?;
            Value::Expr(input.parse()?)
        } else if input.peek(syn::token::Paren) {
            let inside;
            syn::parenthesized!(inside in input);
            Value::List(inside.parse_terminated(Self::parse, Token![,])?.into_iter().collect())
        } else {
            Value::None
        };
        Ok(Self { name, value })
    }
}

impl Entry {
    /// All entries of all attributes called `name`.
    pub(crate) fn all(attributes: &[Attribute], name: &str) -> syn::Result<Vec<Self>> {
        let mut entries = Vec::new();
        for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident(name)) {
            entries.extend(attribute.parse_args_with(Punctuated::<Self, Token![,]>::parse_terminated)?);
        }
        Ok(entries)
    }

    /// The value as a text.
    pub(crate) fn text(&self) -> syn::Result<LitStr> {
        match &self.value {
            Value::Expr(Expr::Lit(ExprLit { lit: Lit::Str(text), .. })) => Ok(text.clone()),
            _ => Err(self.wants("a text", "\"..\"")),
        }
    }

    /// The value as a count.
    pub(crate) fn count(&self) -> syn::Result<u32> {
        match &self.value {
            Value::Expr(Expr::Lit(ExprLit { lit: Lit::Int(number), .. })) => number.base10_parse(),
            _ => Err(self.wants("a whole number", "20")),
        }
    }

    /// The value as the path of a type or function.
    pub(crate) fn path(&self) -> syn::Result<Path> {
        match &self.value {
            Value::Expr(Expr::Path(path)) if path.qself.is_none() => Ok(path.path.clone()),
            _ => Err(self.wants("a path", "name::of::it")),
        }
    }

    /// The value as a limit: a number, or a text such as a date.
    pub(crate) fn limit(&self) -> syn::Result<Limit> {
        match &self.value {
            Value::Expr(expr) => Limit::read(expr).ok_or_else(|| self.wants("a number or a text", "10")),
            _ => Err(self.wants("a number or a text", "10")),
        }
    }

    /// Nothing after the name.
    pub(crate) fn flag(&self) -> syn::Result<()> {
        match self.value {
            Value::None => Ok(()),
            _ => {
                let name = &self.name;
                Err(syn::Error::new(name.span(), format!("`{name}` stands alone, without a value")))
            }
        }
    }

    /// The error for a value of the wrong kind.
    fn wants(&self, kind: &str, example: &str) -> syn::Error {
        let name = &self.name;
        syn::Error::new(name.span(), format!("`{name}` takes {kind}: `{name} = {example}`"))
    }
}

/// The value of `min`, `max` or `step`.
pub(crate) struct Limit {
    pub(crate) text: String,
    pub(crate) kind: LimitKind,
    pub(crate) tokens: TokenStream,
}

/// What a limit looks like; the names are those of `flaskboost::form::Bounds`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LimitKind {
    Integer,
    Number,
    Date,
    Time,
    DateTime,
    Unknown,
}

impl Limit {
    fn read(expr: &Expr) -> Option<Self> {
        let tokens = quote::quote!(#expr);
        let (sign, literal) = match expr {
            Expr::Unary(ExprUnary { op: UnOp::Neg(_), expr, .. }) => ("-", &**expr),
            other => ("", other),
        };
        let Expr::Lit(ExprLit { lit, .. }) = literal else {
            return None;
        };
        let (text, kind) = match lit {
            Lit::Int(number) => (format!("{sign}{}", number.base10_digits()), LimitKind::Integer),
            Lit::Float(number) => (format!("{sign}{}", number.base10_digits()), LimitKind::Number),
            Lit::Str(text) if sign.is_empty() => (text.value(), LimitKind::of_text(&text.value())),
            _ => return None,
        };
        Some(Self { text, kind, tokens })
    }

    /// The limit as a number, if it is one.
    pub(crate) fn number(&self) -> Option<f64> {
        match self.kind {
            LimitKind::Integer | LimitKind::Number => self.text.parse().ok(),
            _ => None,
        }
    }
}

impl LimitKind {
    /// What a text looks like: a number, a day, a time of day, or both.
    fn of_text(text: &str) -> Self {
        let is_plain = text.bytes().all(|byte| byte.is_ascii_digit() || b"-.".contains(&byte));
        if is_plain && text.parse::<f64>().is_ok() {
            return Self::Number;
        }
        match text.split_once('T') {
            Some((day, time)) if is_date(day) && is_time(time) => Self::DateTime,
            None if is_date(text) => Self::Date,
            None if is_time(text) => Self::Time,
            _ => Self::Unknown,
        }
    }
}

/// `YYYY-MM-DD`, a day that exists.
fn is_date(text: &str) -> bool {
    let numbers: Option<Vec<u32>> = text.split('-').map(|part| part.parse().ok()).collect();
    let Some([year, month, day]) = numbers.as_deref() else {
        return false;
    };
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    text.len() == 10 && text.is_ascii() && *year > 0 && (1..=12).contains(month) && (1..=last).contains(day)
}

/// `HH:MM` or `HH:MM:SS`.
fn is_time(text: &str) -> bool {
    let numbers: Option<Vec<u32>> = text.split(':').map(|part| part.parse().ok()).collect();
    match numbers.as_deref() {
        Some([hour, minute]) => text.len() == 5 && *hour < 24 && *minute < 60,
        Some([hour, minute, second]) => text.len() == 8 && *hour < 24 && *minute < 60 && *second < 60,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_recognised_by_its_shape() {
        assert_eq!(LimitKind::of_text("-0.5"), LimitKind::Number);
        assert_eq!(LimitKind::of_text("2024-02-29"), LimitKind::Date);
        assert_eq!(LimitKind::of_text("2026-02-29"), LimitKind::Unknown);
        assert_eq!(LimitKind::of_text("07:30"), LimitKind::Time);
        assert_eq!(LimitKind::of_text("2026-01-31T07:30"), LimitKind::DateTime);
        assert_eq!(LimitKind::of_text("tomorrow"), LimitKind::Unknown);
    }
}

//! The ways a Rust name is written elsewhere: as a label, a column or a value.

use syn::Ident;
use syn::ext::IdentExt;

/// `first_name` as a person reads it: "First name".
pub(crate) fn label_of_field(name: &Ident) -> String {
    sentence(&bare(name).replace('_', " "))
}

/// `LongRun` as a person reads it: "Long run".
pub(crate) fn label_of_variant(name: &Ident) -> String {
    sentence(&snake_case(name).replace('_', " "))
}

/// `first_name` as the variant of a `Column` enum: `FirstName`.
pub(crate) fn upper_camel_case(name: &Ident) -> Ident {
    let camel: String = bare(name).split('_').map(sentence).collect();
    Ident::new(&camel, name.span())
}

/// `LongRun` as a value: `long_run`; `GPXFile` as `gpx_file`.
pub(crate) fn snake_case(name: &Ident) -> String {
    let letters: Vec<char> = bare(name).chars().collect();
    let mut snake = String::new();
    for (i, letter) in letters.iter().enumerate() {
        if letter.is_uppercase() && i > 0 {
            let after_small = !letters[i - 1].is_uppercase();
            let before_small = letters.get(i + 1).is_some_and(|next| next.is_lowercase());
            if (after_small || before_small) && letters[i - 1] != '_' {
                snake.push('_');
            }
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}

/// The name without `r#`.
pub(crate) fn bare(name: &Ident) -> String {
    name.unraw().to_string()
}

/// The text with its first letter large.
fn sentence(text: &str) -> String {
    let mut letters = text.trim().chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use quote::format_ident;

    use super::*;

    #[test]
    fn a_field_becomes_a_label_and_a_column() {
        assert_eq!(label_of_field(&format_ident!("first_name")), "First name");
        assert_eq!(label_of_field(&format_ident!("r#type")), "Type");
        assert_eq!(upper_camel_case(&format_ident!("is_admin")), "IsAdmin");
        assert_eq!(upper_camel_case(&format_ident!("r#type")), "Type");
    }

    #[test]
    fn a_variant_becomes_a_value_and_a_label() {
        assert_eq!(snake_case(&format_ident!("LongRun")), "long_run");
        assert_eq!(snake_case(&format_ident!("GPXFile")), "gpx_file");
        assert_eq!(snake_case(&format_ident!("Zone2")), "zone2");
        assert_eq!(label_of_variant(&format_ident!("LongRun")), "Long run");
    }
}

//! The known word that a misspelt one probably meant.

use crate::settings::shape::Shape;

/// The nearest of the known words, when one is near enough to be meant.
pub(super) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let near_enough = 1 + word.len() / 4;
    known
        .into_iter()
        .map(|candidate| (slips(word, candidate), candidate))
        .filter(|(slips, _)| *slips <= near_enough)
        .min_by_key(|(slips, _)| *slips)
        .map(|(_, candidate)| candidate)
}

/// The nearest dotted key; the right name in the wrong table, or in none, is always near.
pub(super) fn nearest_dotted<'a>(key: &str, known: impl Iterator<Item = &'a str> + Clone) -> Option<&'a str> {
    nearest_named(key, known, ".")
}

/// The nearest variable; the right name in the wrong table, or in none, is always near.
pub(super) fn nearest_variable<'a>(variable: &str, known: &'a [String]) -> Option<&'a str> {
    nearest_named(variable, known.iter().map(String::as_str), "__")
}

fn nearest_named<'a>(word: &str, known: impl Iterator<Item = &'a str> + Clone, separator: &str) -> Option<&'a str> {
    let name = last(word, separator);
    let namesakes = known.clone().filter(|candidate| last(candidate, separator) == name);
    namesakes.min_by_key(|candidate| slips(word, candidate)).or_else(|| nearest(word, known))
}

/// The key that a path in a file meant: bare when it is in the same table.
pub(super) fn nearest_key(path: &[String], shapes: &[Shape]) -> Option<String> {
    if let [table, field] = path
        && let Some(shape) = shapes.iter().find(|shape| shape.table == table.as_str())
        && let Some(field) = nearest(field, shape.fields.iter().copied())
    {
        return Some(field.to_owned());
    }
    let keys = shapes.iter().flat_map(|shape| shape.fields.iter().map(|field| format!("{}.{field}", shape.table)));
    let keys: Vec<_> = keys.collect();
    nearest_dotted(&path.join("."), keys.iter().map(String::as_str)).map(str::to_owned)
}

/// The end of a sentence: `, did you mean …?`, or nothing.
pub(super) fn question(suggestion: Option<&str>) -> String {
    suggestion.map_or_else(String::new, |word| format!(", did you mean `{word}`?"))
}

fn last<'a>(word: &'a str, separator: &str) -> &'a str {
    word.rsplit(separator).next().unwrap_or(word)
}

/// Slips of the finger between two words, whatever their case; a word cut short (`prod`) counts as one.
fn slips(word: &str, candidate: &str) -> usize {
    let (word, candidate) = (word.to_ascii_lowercase(), candidate.to_ascii_lowercase());
    if word.len() >= 3 && candidate.starts_with(&word) {
        return usize::from(word != candidate);
    }
    strsim::damerau_levenshtein(&word, &candidate)
}

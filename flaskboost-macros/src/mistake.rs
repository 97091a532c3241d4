//! The words of an error message: what was not known, and what was probably meant.

use proc_macro2::Ident;

/// The mistakes found so far; they are reported together.
#[derive(Default)]
pub(crate) struct Mistakes {
    found: Option<syn::Error>,
}

impl Mistakes {
    /// One more.
    pub(crate) fn add(&mut self, mistake: syn::Error) {
        match &mut self.found {
            Some(found) => found.combine(mistake),
            None => self.found = Some(mistake),
        }
    }

    /// The value, or one more mistake.
    pub(crate) fn keep<T>(&mut self, outcome: syn::Result<T>) -> Option<T> {
        outcome.map_err(|mistake| self.add(mistake)).ok()
    }

    /// The value, if there was no mistake.
    pub(crate) fn or<T>(self, value: T) -> syn::Result<T> {
        match self.found {
            Some(mistakes) => Err(mistakes),
            None => Ok(value),
        }
    }
}

/// An error at `found`, a word that is not among `known`.
pub(crate) fn unknown(what: &str, found: &Ident, known: &[&str]) -> syn::Error {
    let meant = match nearest(&found.to_string(), known) {
        Some(name) => format!("did you mean `{name}`?"),
        None => format!("known are {}", list(known)),
    };
    syn::Error::new(found.span(), format!("unknown {what} `{found}`: {meant}"))
}

/// An error at `found`, a word that was written twice.
pub(crate) fn twice(found: &Ident) -> syn::Error {
    syn::Error::new(found.span(), format!("`{found}` is written twice: keep one"))
}

/// The known word that `found` was probably meant to be: a slip away, or cut short, or drawn out.
pub(crate) fn nearest<'a>(found: &str, known: &[&'a str]) -> Option<&'a str> {
    let is_near = |distance: usize, name: &str| {
        distance <= 1 + name.len() / 4 || found.len() > 2 && (name.starts_with(found) || found.starts_with(name))
    };
    known
        .iter()
        .map(|name| (distance(found, name), *name))
        .filter(|(distance, name)| is_near(*distance, name))
        .min()
        .map(|(_, name)| name)
}

/// The words in backticks: "`a`, `b` and `c`".
pub(crate) fn list(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}

/// How many letters must be put in, taken out or changed (Levenshtein).
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (i, a) in left.chars().enumerate() {
        let mut corner = i;
        row[0] = i + 1;
        for (j, b) in right.iter().enumerate() {
            let change = corner + usize::from(a != *b);
            corner = row[j + 1];
            row[j + 1] = change.min(corner + 1).min(row[j] + 1);
        }
    }
    row[right.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_understood_and_a_guess_is_not_made() {
        let known = ["label", "min", "min_len", "max_len", "autofocus"];
        assert_eq!(nearest("lable", &known), Some("label"));
        assert_eq!(nearest("max_length", &known), Some("max_len"));
        assert_eq!(nearest("min_length", &known), Some("min_len"));
        assert_eq!(nearest("colour", &known), None);
    }
}

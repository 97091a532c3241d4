//! [`Lexicon`]: finds a text by its name.

use std::fmt;
use std::sync::{Arc, OnceLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

use super::Language;
use super::texts::{TEXTS, Texts};

/// Finds a text by its name, in a language. A language is read when it is spoken for the first time.
///
/// ```
/// use flaskboost::lexicon::{Language, Lexicon};
///
/// let lexicon = Lexicon::new();
/// assert_eq!(lexicon.text(Language::default(), "panel-rows", &[("count", 1.into())]).unwrap(), "1 row");
/// assert_eq!(lexicon.text(Language::default(), "no-such-text", &[]), None);
/// ```
#[derive(Clone)]
pub struct Lexicon {
    bundles: Arc<[OnceLock<Bundle>]>,
}

type Bundle = FluentBundle<FluentResource>;

/// A value in a text.
pub type FluentValue = fluent_bundle::FluentValue<'static>;

impl Lexicon {
    /// The texts that ship with the library.
    #[must_use]
    pub fn new() -> Self {
        Self { bundles: TEXTS.iter().map(|_| OnceLock::new()).collect() }
    }

    /// A text with these values in it, in this language or else in English; `None` when there is none of this name.
    #[must_use]
    pub fn text(&self, language: Language, name: &str, values: &[(&str, FluentValue)]) -> Option<String> {
        self.text_in(language, name, values).or_else(|| self.text_in(Language::default(), name, values))
    }

    fn text_in(&self, language: Language, name: &str, values: &[(&str, FluentValue)]) -> Option<String> {
        let bundle = self.bundles.get(language.0)?.get_or_init(|| read(&TEXTS[language.0]));
        let pattern = bundle.get_message(name)?.value()?;
        let mut args = FluentArgs::new();
        for (name, value) in values {
            args.set((*name).to_owned(), value.clone());
        }
        // What a text asks for and does not get stands there by its name.
        Some(bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned())
    }
}

/// Reads the texts of a language. A part that cannot be read is left out: a test sees to it that there is none.
fn read(texts: &Texts) -> Bundle {
    let language: Vec<LanguageIdentifier> = texts.tag.parse().into_iter().collect();
    let mut bundle = Bundle::new_concurrent(language);
    // Marks of direction around each value would stand in attributes too.
    bundle.set_use_isolating(false);
    for (_, source) in texts.files {
        let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(rest, _)| rest);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

impl Default for Lexicon {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lexicon").field("languages", &self.bundles.len()).finish()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// The names of the texts in a file, each with the values it takes.
    fn names(tag: &str, file: &str, source: &str) -> BTreeMap<String, Vec<String>> {
        let resource = FluentResource::try_new(source.to_owned());
        let resource = resource.unwrap_or_else(|(_, errors)| panic!("{tag}/{file}.ftl: {errors:?}"));
        let mut names = BTreeMap::new();
        let mut current = None;
        assert!(resource.entries().count() > 0, "{tag}/{file}.ftl is empty");
        for line in source.lines() {
            if let Some((name, _)) = line.split_once(" =").filter(|_| line.starts_with(char::is_alphabetic)) {
                assert!(names.insert(name.to_owned(), Vec::new()).is_none(), "{tag}/{file}.ftl has `{name}` twice");
                current = Some(name.to_owned());
            }
            let Some(values) = current.as_ref().and_then(|name| names.get_mut(name)) else { continue };
            for part in line.split('$').skip(1) {
                let value: String =
                    part.chars().take_while(|c| c.is_alphanumeric() || *c == '-' || *c == '_').collect();
                values.push(value);
            }
            values.sort();
            values.dedup();
        }
        names
    }

    #[test]
    fn every_language_has_every_text_with_the_same_values() {
        for texts in &TEXTS {
            for (file, source) in texts.files {
                let english = TEXTS[0].files.iter().find(|(name, _)| name == file);
                let (_, english) = english.unwrap_or_else(|| panic!("there is no en/{file}.ftl"));
                let (own, english) = (names(texts.tag, file, source), names("en", file, english));
                assert_eq!(own, english, "{}/{file}.ftl", texts.tag);
            }
        }
    }

    #[test]
    fn a_text_that_a_language_does_not_have_is_english() {
        let lexicon = Lexicon::new();
        for language in Language::all() {
            assert!(lexicon.text(language, "panel-save", &[]).is_some(), "{}", language.tag());
        }
        assert_eq!(lexicon.text(Language::default(), "nothing", &[]), None);
    }
}

//! The texts that ship with the library.

/// The texts of one language.
pub(super) struct Texts {
    pub(super) tag: &'static str,
    pub(super) name: &'static str,
    pub(super) is_from_right: bool,
    /// The name and the content of each file. A language may not have all of them yet; what it does not have is English.
    pub(super) files: &'static [(&'static str, &'static str)],
}

macro_rules! texts {
    ($tag:literal, $name:literal, $is_from_right:literal, [$($file:literal),* $(,)?]) => {
        Texts {
            tag: $tag,
            name: $name,
            is_from_right: $is_from_right,
            files: &[$(($file, include_str!(concat!("../../lexicon/", $tag, "/", $file, ".ftl")))),*],
        }
    };
}

/// Every language, English first.
pub(super) const TEXTS: [Texts; 10] = [
    texts!("en", "English", false, ["panel", "system", "people", "history", "forms", "lists"]),
    texts!("de", "Deutsch", false, ["panel", "system", "people", "history", "forms", "lists"]),
    texts!("fr", "Français", false, ["panel", "system", "people", "history", "forms", "lists"]),
    texts!("es", "Español", false, ["panel", "system", "people", "history", "forms", "lists"]),
    texts!("it", "Italiano", false, ["panel", "system", "people", "history", "forms", "lists"]),
    texts!("pt", "Português", false, ["panel", "system", "people", "history", "forms", "lists"]),
    texts!("nl", "Nederlands", false, ["panel", "system", "people", "history", "forms", "lists"]),
    texts!("pl", "Polski", false, ["panel", "system", "people", "history", "forms", "lists"]),
    texts!("ja", "日本語", false, ["panel", "system", "people", "history", "forms", "lists"]),
    texts!("ar", "العربية", true, ["panel", "system", "people", "history", "forms", "lists"]),
];

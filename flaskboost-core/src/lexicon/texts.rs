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
    texts!("de", "Deutsch", false, ["panel"]),
    texts!("fr", "Français", false, ["panel"]),
    texts!("es", "Español", false, ["panel"]),
    texts!("it", "Italiano", false, ["panel"]),
    texts!("pt", "Português", false, ["panel"]),
    texts!("nl", "Nederlands", false, ["panel"]),
    texts!("pl", "Polski", false, ["panel"]),
    texts!("ja", "日本語", false, ["panel"]),
    texts!("ar", "العربية", true, ["panel"]),
];

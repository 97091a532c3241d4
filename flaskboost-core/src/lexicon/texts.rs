//! The texts that ship with the library.

/// The texts of one language.
pub(super) struct Texts {
    pub(super) tag: &'static str,
    pub(super) name: &'static str,
    pub(super) is_from_right: bool,
    /// The name and the content of each file. A language may not have all of them yet; what it does not have is English.
    pub(super) files: &'static [(&'static str, &'static str)],
}

macro_rules! text {
    ($tag:literal, $file:literal) => {
        ($file, include_str!(concat!("../../lexicon/", $tag, "/", $file, ".ftl")))
    };
}

macro_rules! texts {
    ($tag:literal, $name:literal, $is_from_right:literal) => {
        Texts {
            tag: $tag,
            name: $name,
            is_from_right: $is_from_right,
            files: &[
                text!($tag, "panel"),
                text!($tag, "system"),
                text!($tag, "people"),
                text!($tag, "history"),
                text!($tag, "forms"),
                text!($tag, "lists"),
                text!($tag, "tasks"),
                text!($tag, "imports"),
                text!($tag, "edits"),
                text!($tag, "views"),
                text!($tag, "steps"),
                text!($tag, "trash"),
                text!($tag, "impersonation"),
                text!($tag, "notices"),
            ],
        }
    };
}

/// Every language, English first.
pub(super) const TEXTS: [Texts; 10] = [
    texts!("en", "English", false),
    texts!("de", "Deutsch", false),
    texts!("fr", "Français", false),
    texts!("es", "Español", false),
    texts!("it", "Italiano", false),
    texts!("pt", "Português", false),
    texts!("nl", "Nederlands", false),
    texts!("pl", "Polski", false),
    texts!("ja", "日本語", false),
    texts!("ar", "العربية", true),
];

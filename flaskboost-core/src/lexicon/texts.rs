//! The texts that ship with the library.

/// The texts of one language.
pub(super) struct Texts {
    pub(super) tag: &'static str,
    pub(super) name: &'static str,
    pub(super) is_from_right: bool,
    pub(super) files: &'static [(&'static str, &'static str)],
}

macro_rules! texts {
    ($tag:literal, $name:literal, $is_from_right:literal) => {
        Texts {
            tag: $tag,
            name: $name,
            is_from_right: $is_from_right,
            files: &[
                ("panel", include_str!(concat!("../../lexicon/", $tag, "/panel.ftl"))),
                ("history", include_str!(concat!("../../lexicon/", $tag, "/history.ftl"))),
                ("forms", include_str!(concat!("../../lexicon/", $tag, "/forms.ftl"))),
                ("lists", include_str!(concat!("../../lexicon/", $tag, "/lists.ftl"))),
            ],
        }
    };
}

/// Every language, English first.
pub(super) const TEXTS: [Texts; 1] = [texts!("en", "English", false)];

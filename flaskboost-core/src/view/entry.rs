//! [`ViewEntry`]: the list of all views of a program, so that the boot checks know every template.

use super::sample::Sample;

/// One view of the program; the derive adds it to the list.
#[derive(Debug, Clone, Copy)]
pub struct ViewEntry {
    /// The template.
    pub template: &'static str,
    /// The struct, with its module.
    pub type_name: &'static str,
    pub(super) sample: Option<Sample>,
}

impl ViewEntry {
    /// An entry of the list.
    #[must_use]
    pub const fn new(template: &'static str, type_name: &'static str, sample: Option<Sample>) -> Self {
        Self { template, type_name, sample }
    }

    /// All views of the program, ordered by template.
    #[must_use]
    pub fn all() -> Vec<&'static Self> {
        let mut all: Vec<&Self> = inventory::iter::<Self>.into_iter().collect();
        all.sort_by_key(|entry| (entry.template, entry.type_name));
        all
    }
}

inventory::collect!(ViewEntry);

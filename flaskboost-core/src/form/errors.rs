//! The errors of one form: which field, and what to do about it.

/// The errors of one form, in the order in which they were found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Errors {
    found: Vec<(String, String)>,
}

impl Errors {
    /// No errors.
    #[must_use]
    pub const fn new() -> Self {
        Self { found: Vec::new() }
    }

    /// An error of one field, by its name: `email`, `address.street`, `items[0].name`.
    pub fn add(&mut self, field: impl Into<String>, message: impl Into<String>) {
        let error = (field.into(), message.into());
        if !self.found.contains(&error) {
            self.found.push(error);
        }
    }

    /// An error of the form as a whole.
    pub fn add_whole(&mut self, message: impl Into<String>) {
        self.add("", message);
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// All errors as (field, message); the field of the form as a whole is "".
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.found.iter().map(|(field, message)| (field.as_str(), message.as_str()))
    }

    /// The messages of one field.
    pub fn of(&self, field: &str) -> impl Iterator<Item = &str> {
        self.iter().filter(move |(name, _)| *name == field).map(|(_, message)| message)
    }

    /// Takes in the errors of a part of the form, found under `prefix` (`address.`).
    pub(super) fn take_in(&mut self, part: Self, prefix: &str) {
        for (field, message) in part.found {
            let name = match field.as_str() {
                "" => prefix.trim_end_matches('.').to_owned(),
                field => format!("{prefix}{field}"),
            };
            self.add(name, message);
        }
    }
}

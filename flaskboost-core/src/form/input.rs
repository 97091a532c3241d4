//! What was sent with a form, by name, before anyone believes it.

use std::collections::{BTreeMap, BTreeSet};

use super::decode::{DecodeError, limits};
use super::problem::Problem;
use super::stored_upload::StoredUpload;
use super::upload::Upload;

/// One thing that was sent under a name.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Entry {
    Text(String),
    /// A number of a JSON body that did not fit a whole number: it has been through an `f64`.
    Float(f64),
    File(Upload),
    /// A file that is in the storage.
    Stored(StoredUpload),
    /// A file that was not taken, and why.
    Refused(Problem),
}

/// What was sent, by name. It never holds more than [`limits`] allow.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Input {
    entries: BTreeMap<String, Vec<Entry>>,
    count: usize,
}

impl Input {
    /// Takes in one more entry, if it is within the limits.
    pub(super) fn push(&mut self, name: String, entry: Entry) -> Result<(), DecodeError> {
        if self.count >= limits::FIELDS {
            return Err(DecodeError::TooManyFields);
        }
        if name.len() > limits::NAME {
            return Err(DecodeError::NameTooLong);
        }
        if name.bytes().filter(|byte| matches!(byte, b'.' | b'[')).count() > limits::DEPTH {
            return Err(DecodeError::TooDeep);
        }
        if matches!(&entry, Entry::Text(text) if text.len() > limits::VALUE) {
            return Err(DecodeError::ValueTooLong { name });
        }
        self.put(name, entry);
        Ok(())
    }

    /// Takes in an entry of our own making.
    pub(super) fn put(&mut self, name: String, entry: Entry) {
        self.count += 1;
        self.entries.entry(name).or_default().push(entry);
    }

    /// Forgets what was sent under a name.
    pub(super) fn forget(&mut self, name: &str) {
        self.entries.remove(name);
    }

    /// The names under which something was sent.
    pub(super) fn names(&self) -> Vec<String> {
        self.entries.keys().cloned().collect()
    }

    /// Keeps of what was sent under a name only what `is_kept`.
    pub(super) fn retain(&mut self, name: &str, is_kept: impl FnMut(&Entry) -> bool) {
        if let Some(entries) = self.entries.get_mut(name) {
            entries.retain(is_kept);
        }
    }

    /// Whether nothing was sent.
    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// All that was sent under a name.
    pub(super) fn of(&self, name: &str) -> &[Entry] {
        self.entries.get(name).map_or(&[], Vec::as_slice)
    }

    /// All that was sent under names that start like this.
    pub(super) fn under<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a [Entry])> {
        self.entries
            .range(prefix.to_owned()..)
            .take_while(move |(name, _)| name.starts_with(prefix))
            .map(|(name, entries)| (name.as_str(), entries.as_slice()))
    }

    /// The numbers of the rows of a list: for `items`, the 3 of `items[3].name`.
    pub(super) fn rows(&self, list: &str) -> BTreeSet<u32> {
        let prefix = format!("{list}[");
        self.under(&prefix)
            .filter_map(|(name, _)| {
                let (number, rest) = name[prefix.len()..].split_once(']')?;
                let row: u32 = number.parse().ok()?;
                (rest.starts_with('.') && row.to_string() == number && row < u32::MAX).then_some(row)
            })
            .collect()
    }
}

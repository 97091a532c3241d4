//! What was sent for one field.

use std::borrow::Cow;

use super::input::Entry;
use super::problem::Problem;
use super::stored_upload::StoredUpload;
use super::upload::Upload;

/// What was sent for one field: nothing, a text, a file, or several of them.
#[derive(Clone, Copy, Debug)]
pub struct Given<'a> {
    entries: &'a [Entry],
}

impl<'a> Given<'a> {
    pub(super) const fn new(entries: &'a [Entry]) -> Self {
        Self { entries }
    }

    /// Whether nothing was filled in.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.entries.iter().all(|entry| match entry {
            Entry::Text(text) => text.trim().is_empty(),
            Entry::Float(_) => false,
            Entry::File(file) => file.is_blank(),
            Entry::Stored(_) | Entry::Refused(_) => false,
        })
    }

    /// The text, exactly as it was sent; "" when nothing was.
    ///
    /// # Errors
    ///
    /// - Several values, or a file.
    pub fn text(&self) -> Result<Cow<'a, str>, Problem> {
        match self.single()? {
            None => Ok(Cow::Borrowed("")),
            Some(Entry::Text(text)) => Ok(Cow::Borrowed(text)),
            Some(Entry::Float(number)) => Ok(Cow::Owned(number.to_string())),
            Some(Entry::File(_) | Entry::Stored(_)) => Err(Problem::new("Send text here, not a file.")),
            Some(Entry::Refused(problem)) => Err(problem.clone()),
        }
    }

    /// The file, or nothing.
    ///
    /// # Errors
    ///
    /// - Several files, or text.
    pub fn file(&self) -> Result<Option<&'a Upload>, Problem> {
        match self.single()? {
            Some(Entry::File(file)) => Ok(Some(file)),
            Some(Entry::Text(text)) if !text.is_empty() => Err(Problem::new("Send a file here, not text.")),
            Some(Entry::Float(_)) => Err(Problem::new("Send a file here, not a number.")),
            Some(Entry::Refused(problem)) => Err(problem.clone()),
            _ => Ok(None),
        }
    }

    /// The file that is in the storage, or nothing.
    pub(super) fn stored(&self) -> Result<Option<&'a StoredUpload>, Problem> {
        match self.single()? {
            Some(Entry::Stored(file)) => Ok(Some(file)),
            Some(Entry::Refused(problem)) => Err(problem.clone()),
            Some(Entry::Text(text)) if text.is_empty() => Ok(None),
            None => Ok(None),
            Some(_) => Err(Problem::new("Send a file here, not text.")),
        }
    }

    /// Whether it is a JSON number with a fraction, which may have lost digits on its way.
    #[must_use]
    pub fn is_float(&self) -> bool {
        matches!(self.entries, [Entry::Float(_)])
    }

    /// Each of several values on its own.
    pub fn each(&self) -> impl Iterator<Item = Given<'a>> {
        self.entries.chunks(1).map(Given::new)
    }

    fn single(&self) -> Result<Option<&'a Entry>, Problem> {
        match self.entries {
            [] => Ok(None),
            [entry] => Ok(Some(entry)),
            _ => Err(Problem::new("Send only one value here.")),
        }
    }
}

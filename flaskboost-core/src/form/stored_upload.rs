//! [`StoredUpload`]: a file that was sent with a form and went into the storage as it came.

use std::ops::Deref;

use crate::storage::{StoredFile, is_accepted};

use super::control::Control;
use super::given::Given;
use super::problem::Problem;
use super::rules::Rules;
use super::upload::in_words;
use super::value::FieldValue;
use super::widget::Widget;

/// A file that was sent with a form and went into the storage as it came: never whole in memory, bounded by `max_len`
/// of the field, and looked at to see what it is. Its route says `takes_upload`.
///
/// It belongs to nothing yet: model code attaches it, with [`Storage::attach`](crate::storage::Storage::attach). When
/// another field of the form is refused, the page is drawn with an opaque handle in its place, so that nobody has to
/// choose the file again.
///
/// ```
/// use flaskboost::form::{Form, StoredUpload};
///
/// #[derive(Form)]
/// struct Portrait {
///     title: String,
///     #[field(label = "Photo", accept = "image/jpeg,image/png", max_len = 5_000_000)]
///     photo: StoredUpload,
/// }
/// # let _ = Form::<Portrait>::empty();
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredUpload {
    file: StoredFile,
    handle: Option<String>,
    is_kept: bool,
}

impl StoredUpload {
    /// A file, and what a page says instead of it.
    pub(super) fn new(file: StoredFile, handle: Option<String>) -> Self {
        Self { file, handle, is_kept: false }
    }

    /// A file that came before, and that the page had kept by this handle.
    pub(super) fn kept(file: StoredFile, handle: String) -> Self {
        Self { file, handle: Some(handle), is_kept: true }
    }

    /// Whether it came before.
    pub(super) fn is_kept(&self) -> bool {
        self.is_kept
    }

    /// What a page says instead of the file; none for a program, which has no page.
    pub(super) fn handle(&self) -> Option<&str> {
        self.handle.as_deref()
    }

    /// What is known of the file.
    #[must_use]
    pub fn into_file(self) -> StoredFile {
        self.file
    }
}

impl Deref for StoredUpload {
    type Target = StoredFile;

    fn deref(&self) -> &StoredFile {
        &self.file
    }
}

/// Why a file of another kind is refused.
pub(super) fn not_accepted(accept: &str) -> Problem {
    let kinds: Vec<&str> = accept.split(',').map(str::trim).collect();
    Problem::new(format!("Choose a file of this kind: {}.", kinds.join(", ")))
}

/// Why a larger file is refused.
pub(super) fn too_large(max: u64) -> Problem {
    Problem::new(format!("Choose a file of at most {}.", in_words(u32::try_from(max).unwrap_or(u32::MAX))))
}

impl FieldValue for StoredUpload {
    const CONTROL: Control = Control::new(Widget::File).with_length().stored();

    fn read(given: Given<'_>, rules: &Rules) -> Result<Self, Problem> {
        let upload = given.stored()?.ok_or(Problem::missing(Widget::File))?;
        if let Some(accept) =
            rules.accept.filter(|accept| !is_accepted(accept, upload.media_type(), upload.file_name()))
        {
            return Err(not_accepted(accept));
        }
        let size = upload.size();
        if let Some(min) = rules.min_len.filter(|min| size < u64::from(*min)) {
            return Err(Problem::new(format!("Choose a file of at least {}.", in_words(min))));
        }
        match rules.max_len.map(u64::from).filter(|max| size > *max) {
            Some(max) => Err(too_large(max)),
            None => Ok(upload.clone()),
        }
    }

    fn write(&self) -> Vec<String> {
        Vec::new()
    }
}

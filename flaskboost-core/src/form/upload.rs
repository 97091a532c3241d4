//! A file that was sent with a form.

use std::fmt;

use bytes::Bytes;

use super::control::Control;
use super::given::Given;
use super::problem::Problem;
use super::rules::Rules;
use super::value::FieldValue;
use super::widget::Widget;

/// The longest file name that is kept, in characters.
const MAX_NAME: usize = 200;

/// A file that was sent with a form, in memory.
///
/// For what is more than a few hundred kilobytes there is [`StoredUpload`](super::StoredUpload), which goes into the
/// storage as it comes. Its size is bounded by `server.upload_limit_bytes`, and by `max_len` of the field. The name and
/// the type are what the browser says: look at the bytes before you believe them.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Upload {
    /// The name of the file, without folders.
    pub file_name: String,
    /// The type that the browser sent: `image/png`.
    pub content_type: Option<String>,
    /// What is in the file.
    pub bytes: Bytes,
}

impl Upload {
    /// A file. Folders and control characters are taken out of the name.
    #[must_use]
    pub fn new(file_name: &str, content_type: Option<&str>, bytes: Bytes) -> Self {
        let last = file_name.rsplit(['/', '\\']).next().unwrap_or_default();
        let name: String = last.chars().filter(|letter| !letter.is_control()).take(MAX_NAME).collect();
        let name = name.trim();
        let file_name = if matches!(name, "." | "..") { String::new() } else { name.to_owned() };
        Self { file_name, content_type: content_type.map(str::to_owned), bytes }
    }

    /// Whether no file was chosen: a browser then sends one without name and content.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.file_name.is_empty() && self.bytes.is_empty()
    }

    /// Whether the name or the type is among those of `accept`, as a browser understands it.
    fn is_accepted(&self, accept: &str) -> bool {
        let name = self.file_name.to_ascii_lowercase();
        let kind = self.content_type.as_deref().unwrap_or_default().to_ascii_lowercase();
        let kind = kind.split(';').next().unwrap_or_default().trim();
        accept.split(',').map(|one| one.trim().to_ascii_lowercase()).any(|one| match one.strip_suffix("/*") {
            Some(family) => kind.split('/').next() == Some(family),
            None if one.starts_with('.') => name.len() > one.len() && name.ends_with(&one),
            None => kind == one,
        })
    }
}

impl fmt::Debug for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Upload")
            .field("file_name", &self.file_name)
            .field("content_type", &self.content_type)
            .field("bytes", &self.bytes.len())
            .finish()
    }
}

impl FieldValue for Upload {
    const CONTROL: Control = Control::new(Widget::File).with_length();

    fn read(given: Given<'_>, rules: &Rules) -> Result<Self, Problem> {
        let file = given.file()?.filter(|file| !file.is_blank()).ok_or(Problem::missing(Widget::File))?;
        if let Some(accept) = rules.accept.filter(|accept| !file.is_accepted(accept)) {
            let kinds: Vec<&str> = accept.split(',').map(str::trim).collect();
            return Err(Problem::new(format!("Choose a file of this kind: {}.", kinds.join(", "))));
        }
        let size = file.bytes.len();
        if let Some(min) = rules.min_len.filter(|min| size < *min as usize) {
            return Err(Problem::new(match size {
                0 => "This file is empty. Choose another one.".to_owned(),
                _ => format!("Choose a file of at least {}.", in_words(min)),
            }));
        }
        if let Some(max) = rules.max_len.filter(|max| size > *max as usize) {
            return Err(Problem::new(format!("Choose a file of at most {}.", in_words(max))));
        }
        Ok(file.clone())
    }

    fn write(&self) -> Vec<String> {
        Vec::new()
    }
}

/// A size for people: "5 MB", "1.5 kB", "800 bytes".
pub(super) fn in_words(bytes: u32) -> String {
    let (size, unit) = match bytes {
        0..1_000 => return format!("{bytes} bytes"),
        1_000..1_000_000 => (f64::from(bytes) / 1_000.0, "kB"),
        _ => (f64::from(bytes) / 1_000_000.0, "MB"),
    };
    format!("{} {unit}", (size * 10.0).round() / 10.0)
}

//! The forms of a page: what they hold, how a person fills them, and what a browser then sends.

mod control;
mod encoding;
mod label;
mod paper;
mod press;
mod reader;

pub(crate) use control::Attachment;
#[cfg(feature = "admin")]
pub(crate) use control::{Choice, Control, Entry, EntryValue, Kind};
pub(crate) use encoding::{Encoding, urlencoded};
pub(crate) use paper::Paper;
pub(crate) use press::Press;
#[cfg(feature = "admin")]
pub(crate) use press::Target;

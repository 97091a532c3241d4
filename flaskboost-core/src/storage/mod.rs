//! Keeps files that people send: streamed into a folder or an S3 bucket, under names that nobody can choose.
//!
//! [`Storage`] takes a file in pieces, bounds it, hashes it, looks at its first bytes to see what it is, and gives it a
//! random [`FileKey`]. What is known of a file stands in the table `stored_files`. A file is fresh until model code
//! attaches it in a transaction; what is never attached, and what is deleted, is swept away after a day.
//!
//! Deliberately absent: a way to name a file by a path, and public files. Whoever shall see a file gets a
//! [`FileLink`], which is signed and ends.

mod content;
mod error;
mod file_name;
mod incoming;
mod key;
mod link;
mod media;
mod migrations;
mod place;
#[expect(clippy::module_inception, reason = "the noun of this floor is the storage itself")]
mod storage;
mod stored_file;
mod sweep;
mod ticket;

#[cfg(feature = "images")]
pub mod images;

#[cfg(test)]
mod tests;

pub use content::Content;
pub use error::StorageError;
pub use incoming::{Arrival, Incoming};
pub use key::{FileKey, NotAKey};
pub use link::{FileLink, Granted};
pub use media::is_accepted;
pub use migrations::migrations;
pub use storage::Storage;
pub use stored_file::StoredFile;
pub use sweep::Swept;

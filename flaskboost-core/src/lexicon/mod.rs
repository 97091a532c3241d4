//! The words of the library's own pages in several languages, and which of them somebody reads.
//!
//! The texts are written in [Fluent](https://projectfluent.org): one folder for each language, with the same files.
//! A text that a language does not have is shown in English; a test refuses that for the library's own.

mod language;
#[expect(clippy::module_inception, reason = "the noun of this floor is the lexicon itself")]
mod lexicon;
mod texts;

pub use language::Language;
pub use lexicon::{FluentValue, Lexicon};

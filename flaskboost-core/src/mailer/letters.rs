//! [`Letters`]: which letters there are.

use std::fmt;

use serde_json::{Map, Value};

use super::writer::fields_of;
use super::{Letter, MailerError};

/// Which letters there are, with samples of each.
#[derive(Clone, Default)]
pub struct Letters {
    entries: Vec<Entry>,
}

#[derive(Clone, Copy)]
struct Entry {
    name: &'static str,
    list: Option<&'static str>,
    samples: fn(&str) -> Result<Vec<Sample>, MailerError>,
}

/// One sample of one letter.
#[derive(Debug, Clone)]
pub struct Sample {
    /// The name of its templates.
    pub letter: &'static str,
    /// Which case it is, in a few words.
    pub case: &'static str,
    /// The list that it belongs to.
    pub list: Option<&'static str>,
    /// Its subject.
    pub subject: String,
    pub(super) fields: Map<String, Value>,
}

impl Letters {
    /// The same letters and one more.
    #[must_use]
    pub fn with<L: Letter + 'static>(self) -> Self {
        self.add(Entry { name: L::NAME, list: L::LIST, samples: samples_of::<L> })
    }

    /// These letters and those.
    #[must_use]
    pub fn and(self, others: Self) -> Self {
        others.entries.into_iter().fold(self, Self::add)
    }

    fn add(mut self, entry: Entry) -> Self {
        if self.entries.iter().all(|known| known.name != entry.name) {
            self.entries.push(entry);
        }
        self
    }

    /// Whether one of them belongs to a list, so that people can leave it.
    #[must_use]
    pub fn have_lists(&self) -> bool {
        self.entries.iter().any(|entry| entry.list.is_some())
    }

    /// The lists, sorted.
    #[must_use]
    pub fn lists(&self) -> Vec<&'static str> {
        let mut lists: Vec<_> = self.entries.iter().filter_map(|entry| entry.list).collect();
        lists.sort_unstable();
        lists.dedup();
        lists
    }

    /// Every sample of every letter; `site` is what the site is called.
    ///
    /// # Errors
    ///
    /// - A letter is no struct with named fields.
    pub fn samples(&self, site: &str) -> Result<Vec<Sample>, MailerError> {
        let mut samples = Vec::new();
        for entry in &self.entries {
            samples.extend((entry.samples)(site)?);
        }
        Ok(samples)
    }
}

fn samples_of<L: Letter>(site: &str) -> Result<Vec<Sample>, MailerError> {
    let sample = |(case, letter): (&'static str, L)| {
        Ok(Sample {
            letter: letter.template(),
            case,
            list: L::LIST,
            subject: letter.subject(site),
            fields: fields_of(&letter)?,
        })
    };
    L::samples().into_iter().map(sample).collect()
}

impl fmt::Debug for Letters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.entries.iter().map(|entry| entry.name)).finish()
    }
}

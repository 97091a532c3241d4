//! [`Seals`]: what tells whether a row is still the one that a page showed.

use std::collections::BTreeMap;
use std::fmt;

use hmac::{Hmac, KeyInit, Mac};
use sea_orm::Value;
use sha2::Sha256;

use super::{Facts, Row, key_of};

/// Keeps these hashes apart from whatever else the same secret signs.
const PURPOSE: &[u8] = b"flaskboost admin row 1";

/// How long a text is that a page sends along to be compared with, in bytes; longer ones are left out.
const LONGEST: usize = 8 * 1024;

/// The texts that a form showed, by the names of the columns; `None` stands for one that was too long to send along.
pub(in crate::admin) type Originals = BTreeMap<String, Option<String>>;

/// Tells whether a row is still the one that a page showed, and whether a page shows what it did.
///
/// The version of a row is a keyed hash over all its values, so no table needs a column for it. It says nothing of what
/// the row holds, and nobody can make one.
#[derive(Clone)]
pub(in crate::admin) struct Seals(Hmac<Sha256>);

impl Seals {
    /// Seals with the secret of the site. `None` cannot be: the hash takes keys of any length.
    pub(in crate::admin) fn new(secret: &[u8]) -> Option<Self> {
        let mut hash = Hmac::new_from_slice(secret).ok()?;
        hash.update(PURPOSE);
        Some(Self(hash))
    }

    /// The version of a row.
    pub(in crate::admin) fn version(&self, facts: &Facts, row: &Row) -> String {
        let values = row.values.iter().map(|value| match value {
            // Its words would be four times as long.
            Value::Bytes(Some(bytes)) => bytes.as_slice().to_vec(),
            value => format!("{value:?}").into_bytes(),
        });
        let values: Vec<Vec<u8>> = values.collect();
        let key = key_of(facts, row);
        let parts = [b"version".as_slice(), facts.name.as_bytes(), key.as_bytes()];
        hex::encode(self.hash(parts.into_iter().chain(values.iter().map(Vec::as_slice))).finalize().into_bytes())
    }

    /// Whether this is the version of a row. It takes as long for a wrong one as for the right one.
    pub(in crate::admin) fn is_version(&self, version: &str, facts: &Facts, row: &Row) -> bool {
        // Hashed once more, so that the comparison says nothing of where they differ.
        let again = |text: &str| self.hash([b"compare".as_slice(), text.as_bytes()]);
        again(&self.version(facts, row)).verify_slice(&again(version).finalize().into_bytes()).is_ok()
    }

    /// What a form shows, so that it can be sent along and believed when it comes back.
    pub(in crate::admin) fn seal(&self, facts: &Facts, key: &str, originals: &Originals) -> String {
        let kept: Originals = originals
            .iter()
            .map(|(name, text)| (name.clone(), text.clone().filter(|text| text.len() <= LONGEST)))
            .collect();
        let text = serde_json::to_string(&kept).unwrap_or_default();
        let seal = self.hash([b"originals".as_slice(), facts.name.as_bytes(), key.as_bytes(), text.as_bytes()]);
        format!("{}.{text}", hex::encode(seal.finalize().into_bytes()))
    }

    /// What a form showed, if this is what it sent along.
    pub(in crate::admin) fn open(&self, facts: &Facts, key: &str, sealed: &str) -> Option<Originals> {
        let (seal, text) = sealed.split_once('.')?;
        let hash = self.hash([b"originals".as_slice(), facts.name.as_bytes(), key.as_bytes(), text.as_bytes()]);
        hash.verify_slice(&hex::decode(seal).ok()?).ok()?;
        serde_json::from_str(text).ok()
    }

    fn hash<'a>(&self, parts: impl IntoIterator<Item = &'a [u8]>) -> Hmac<Sha256> {
        let mut hash = self.0.clone();
        for part in parts {
            // With their lengths, so that no two lists of parts are written alike.
            hash.update(&(part.len() as u64).to_be_bytes());
            hash.update(part);
        }
        hash
    }
}

impl fmt::Debug for Seals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Seals")
    }
}

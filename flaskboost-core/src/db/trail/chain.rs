//! The chain: what each entry and the head are signed with.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::Entry;
use super::entry::Words;

/// Keeps the key apart from whatever else the same secret signs.
const PURPOSE: &[u8] = b"flaskboost trail 1";

/// What an entry begins with, and what the head does: neither can stand for the other.
const ENTRY: &[u8] = b"entry";
const HEAD: &[u8] = b"head";

/// The hash of an entry after the one with this hash, in hexadecimal. Every part has its length before it, so that no
/// two entries are written alike.
pub(super) fn hash_of(secret: &[u8], before: &str, entry: &Entry, words: &Words) -> String {
    let mut mac = keyed(secret);
    part(&mut mac, Some(ENTRY));
    part(&mut mac, Some(before.as_bytes()));
    for number in [Some(entry.id), Some(entry.at_micros), entry.by.user_id, entry.by.impersonator_id] {
        part(&mut mac, number.map(i64::to_be_bytes).as_ref().map(<[u8; 8]>::as_slice));
    }
    let by = &entry.by;
    let texts = [
        Some(entry.model.as_str()),
        Some(&entry.key),
        Some(&words.what),
        Some(&words.changes),
        Some(&words.author),
        Some(&by.name),
        by.address.as_deref(),
        by.request_id.as_deref(),
    ];
    for text in texts {
        part(&mut mac, text.map(str::as_bytes));
    }
    hex::encode(mac.finalize().into_bytes())
}

/// What the head is sealed with: how many entries there are, and the hash of the last one.
pub(super) fn seal_of(secret: &[u8], entries: i64, hash: &str) -> String {
    let mut mac = keyed(secret);
    part(&mut mac, Some(HEAD));
    part(&mut mac, Some(&entries.to_be_bytes()));
    part(&mut mac, Some(hash.as_bytes()));
    hex::encode(mac.finalize().into_bytes())
}

/// Whether two such texts are the same, in the same time wherever they differ.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    one.len() == other.len() && one.bytes().zip(other.bytes()).fold(0, |found, (a, b)| found | (a ^ b)) == 0
}

fn keyed(secret: &[u8]) -> Hmac<Sha256> {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).expect("HMAC takes a key of any length");
    mac.update(PURPOSE);
    mac
}

fn part(mac: &mut Hmac<Sha256>, bytes: Option<&[u8]>) {
    match bytes {
        None => mac.update(&[0]),
        Some(bytes) => {
            mac.update(&[1]);
            mac.update(&u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_be_bytes());
            mac.update(bytes);
        }
    }
}

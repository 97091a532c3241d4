//! [`verify`]: walks the chain and finds the first entry that is not as it was written.

use std::fmt;
use std::str::FromStr;

use super::Trail;
use super::chain::{hash_of, is_same};
use super::entry::{COLUMNS, read};
use super::write::End;
use crate::db::Db;
use crate::db::statement::{all, first};
use crate::error::{Error, Result};

/// How many entries are looked at together.
const BATCH: i64 = 1000;

/// The end and the last entry, as of one moment.
const END: &str =
    "SELECT entries, hash, seal, (SELECT MAX(id) FROM audit_entries) AS last FROM audit_head WHERE id = 1";

/// The end of a chain: how many entries it has, and the hash of the last. Kept somewhere else it proves later that
/// these entries are still there. As text: `41:9f86…`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// How many entries there are.
    pub entries: i64,
    /// The hash of the last one.
    pub hash: String,
}

/// What is wrong with an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Break {
    /// It is not there.
    Removed,
    /// It is not what was written there.
    Changed,
    /// Nothing was written there.
    Inserted,
}

/// What [`verify`] found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// All entries are as they were written, up to this end.
    Sound(Head),
    /// This is the first entry that is not.
    Broken(i64, Break),
    /// The entries are as they were written, but the row that says where they end is not: some may be missing at the
    /// end.
    BadHead,
    /// The chain is one, but not the one of which this end was kept: it was replaced by an older or another one.
    OtherChain,
}

impl fmt::Display for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.entries, self.hash)
    }
}

impl FromStr for Head {
    type Err = Error;

    /// # Errors
    ///
    /// - It is not a number, a colon and 64 hexadecimal digits.
    fn from_str(text: &str) -> Result<Self> {
        let read = || {
            let (entries, hash) = text.trim().split_once(':')?;
            let is_hash = hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
            is_hash.then_some(Self { entries: entries.parse().ok()?, hash: hash.to_owned() })
        };
        read().ok_or_else(|| {
            Error::bad_request("An end of the audit trail is a number, a colon and 64 hexadecimal digits.")
        })
    }
}

/// Walks the chain, a thousand entries at a time, and finds the first that was changed, removed or inserted. What is
/// written meanwhile is left for the next time.
///
/// With an end that was kept from an earlier time it also finds that the chain is another one than then.
///
/// # Errors
///
/// - The handle has no trail, or the database cannot answer.
pub async fn verify(db: &Db, kept: Option<&Head>) -> Result<Verdict> {
    let trail = db.trail().ok_or_else(|| Error::internal("this handle to the database has no audit trail"))?;
    let Some(row) = first(db, END, []).await? else { return Ok(Verdict::BadHead) };
    let (end, last) = (End::read(&row)?, row.try_get::<Option<i64>>("", "last")?.unwrap_or_default());
    let mut walk =
        Walk { trail, before: String::new(), next: 1, kept, has_kept: kept.is_none_or(|kept| kept.entries == 0) };
    if let Some(broken) = walk.to(db, last).await? {
        return Ok(broken);
    }
    // The head was read with the last entry, so what lies between them is no matter of time.
    let is_sealed = end.is_sound(trail.secret());
    Ok(match end.entries {
        entries if entries > last && is_sealed => Verdict::Broken(last + 1, Break::Removed),
        entries if entries < last && is_sealed => Verdict::Broken(entries + 1, Break::Inserted),
        entries if entries != last || !is_sealed || end.hash != walk.before => Verdict::BadHead,
        _ if !walk.has_kept => Verdict::OtherChain,
        entries => Verdict::Sound(Head { entries, hash: end.hash }),
    })
}

struct Walk<'a> {
    trail: &'a Trail,
    before: String,
    next: i64,
    kept: Option<&'a Head>,
    has_kept: bool,
}

impl Walk<'_> {
    /// Goes on to this entry; what is broken on the way ends it.
    async fn to(&mut self, db: &Db, last: i64) -> Result<Option<Verdict>> {
        let sql = format!("SELECT {COLUMNS} FROM audit_entries WHERE id > $1 AND id <= $2 ORDER BY id LIMIT {BATCH}");
        let mut after = i64::MIN;
        loop {
            let rows = all(db, &sql, [after.into(), last.into()]).await?;
            if rows.is_empty() {
                return Ok(None);
            }
            for row in &rows {
                let (entry, words) = read(row)?;
                if entry.id < self.next {
                    return Ok(Some(Verdict::Broken(entry.id, Break::Inserted)));
                }
                if entry.id > self.next {
                    return Ok(Some(Verdict::Broken(self.next, Break::Removed)));
                }
                let hash = hash_of(self.trail.secret(), &self.before, &entry, &words);
                if !is_same(&hash, &entry.hash) {
                    return Ok(Some(Verdict::Broken(entry.id, Break::Changed)));
                }
                if self.kept.is_some_and(|kept| kept.entries == entry.id && is_same(&kept.hash, &hash)) {
                    self.has_kept = true;
                }
                self.before = hash;
                self.next = entry.id + 1;
                after = entry.id;
            }
        }
    }
}

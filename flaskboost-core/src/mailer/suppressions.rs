//! [`Suppressions`]: who gets no mail, and why.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Utc};
use sea_orm::{QueryResult, Value};

use super::leave::check_list;
use crate::clock::Clock;
use crate::db::Db;
use crate::db::statement::{all, run};
use crate::error::{Error, Result};
use crate::mail::plain_address;

/// What is known of an address stays, unless it was a complaint: that holds less mail back than the others.
const ADD: &str = "INSERT INTO mail_suppressions (address, list, reason, note, created_at) \
                   VALUES ($1, $2, $3, $4, $5) ON CONFLICT (address, list) DO UPDATE \
                   SET reason = excluded.reason, note = excluded.note, created_at = excluded.created_at \
                   WHERE mail_suppressions.reason = 'complained'";
const LOOK: &str = "SELECT reason FROM mail_suppressions WHERE address = $1 AND list IN ('', $2) ORDER BY list";
const REMOVE: &str = "DELETE FROM mail_suppressions WHERE address = $1";
const LIST: &str = "SELECT address, list, reason, note, created_at FROM mail_suppressions \
                    ORDER BY created_at DESC, address, list LIMIT $1";

/// Why an address gets no mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// Its owner left a list.
    Unsubscribed,
    /// Its mail server says that there is no such mailbox.
    Bounced,
    /// Its owner called a mail spam: only letters without a list still go there.
    Complained,
    /// Somebody at a terminal said so.
    ByHand,
}

impl Reason {
    const ALL: [Self; 4] = [Self::Unsubscribed, Self::Bounced, Self::Complained, Self::ByHand];

    /// As it is written down.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unsubscribed => "unsubscribed",
            Self::Bounced => "bounced",
            Self::Complained => "complained",
            Self::ByHand => "by hand",
        }
    }

    /// Whether even a letter without a list stays here, such as a link that was asked for.
    const fn holds_all(self) -> bool {
        matches!(self, Self::Bounced | Self::ByHand)
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Reason {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let found = Self::ALL.into_iter().find(|reason| reason.as_str() == text);
        found.ok_or_else(|| Error::internal(format!("`{text}` is no reason to hold mail back")))
    }
}

/// An address that gets no mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suppression {
    /// The address, in lower case.
    pub address: String,
    /// The list that it gets no mail of; `None` for all mail.
    pub list: Option<String>,
    /// Why.
    pub reason: Reason,
    /// What else is known, such as what the mail server said.
    pub note: Option<String>,
    /// Since when.
    pub since: DateTime<Utc>,
}

/// Who gets no mail, and why. Handlers take it from `Service<Post>`, as `post.suppressions()`.
#[derive(Debug, Clone)]
pub struct Suppressions {
    db: Db,
    clock: Clock,
}

impl Suppressions {
    /// Those of this database.
    #[must_use]
    pub fn new(db: Db, clock: Clock) -> Self {
        Self { db, clock }
    }

    /// Why a letter of this list, or one of none, does not go to this address; `None` when it does.
    ///
    /// # Errors
    ///
    /// - The database cannot be read.
    pub async fn reason_against(&self, address: &str, list: Option<&str>) -> Result<Option<Reason>> {
        let values = [plain_address(address).into(), list.unwrap_or_default().into()];
        for row in all(&self.db, LOOK, values).await? {
            let reason: Reason = row.try_get::<String>("", "reason")?.parse()?;
            if list.is_some() || reason.holds_all() {
                return Ok(Some(reason));
            }
        }
        Ok(None)
    }

    /// Sends this address no mail of a list any more.
    ///
    /// # Errors
    ///
    /// - This is no name of a list.
    /// - The database cannot be written.
    pub async fn leave(&self, address: &str, list: &str) -> Result<()> {
        check_list(list)?;
        self.write(address, list, Reason::Unsubscribed, None).await
    }

    /// Sends this address no mail any more: none at all when it bounced or somebody says so by hand, none of any list
    /// when its owner complained.
    ///
    /// # Errors
    ///
    /// - The database cannot be written.
    pub async fn add(&self, address: &str, reason: Reason, note: Option<&str>) -> Result<()> {
        self.write(address, "", reason, note).await
    }

    /// Sends this address everything again, its lists included. Says whether there was anything to forget.
    ///
    /// # Errors
    ///
    /// - The database cannot be written.
    pub async fn forget(&self, address: &str) -> Result<bool> {
        Ok(run(&self.db, REMOVE, [plain_address(address).into()]).await? > 0)
    }

    /// The newest, at most so many.
    ///
    /// # Errors
    ///
    /// - The database cannot be read.
    pub async fn newest(&self, count: u32) -> Result<Vec<Suppression>> {
        let rows = all(&self.db, LIST, [i64::from(count).into()]).await?;
        rows.iter().map(read).collect()
    }

    async fn write(&self, address: &str, list: &str, reason: Reason, note: Option<&str>) -> Result<()> {
        let values = [
            Value::from(plain_address(address)),
            list.into(),
            reason.as_str().into(),
            note.map(str::to_owned).into(),
            self.clock.now().timestamp_micros().into(),
        ];
        run(&self.db, ADD, values).await?;
        Ok(())
    }
}

fn read(row: &QueryResult) -> Result<Suppression> {
    let list: String = row.try_get("", "list")?;
    Ok(Suppression {
        address: row.try_get("", "address")?,
        list: Some(list).filter(|list| !list.is_empty()),
        reason: row.try_get::<String>("", "reason")?.parse()?,
        note: row.try_get("", "note")?,
        since: DateTime::from_timestamp_micros(row.try_get("", "created_at")?).unwrap_or_default(),
    })
}

//! [`Lease`]: which process relays a topic.

use std::time::Duration;

use chrono::TimeDelta;

use crate::clock::Clock;
use crate::db::Db;
use crate::db::statement::{first, run};
use crate::error::Result;
use crate::random::Random;

const LOOK: &str = "SELECT owner, until FROM outbox_leases WHERE topic = $1";
const TAKE: &str = "INSERT INTO outbox_leases (topic, owner, until) VALUES ($1, $2, $3) ON CONFLICT (topic) DO UPDATE \
                    SET owner = excluded.owner, until = excluded.until \
                    WHERE outbox_leases.until < $4 OR outbox_leases.owner = excluded.owner";
const LEAVE: &str = "DELETE FROM outbox_leases WHERE topic = $1 AND owner = $2";

/// The right to relay a topic, which one process at a time has.
#[derive(Debug)]
pub(super) struct Lease {
    db: Db,
    clock: Clock,
    topic: String,
    owner: String,
    lasts: Duration,
}

impl Lease {
    pub(super) fn new(db: Db, (clock, random): (Clock, &Random), topic: String, lasts: Duration) -> Self {
        let owner = format!("{:016x}", u64::from_be_bytes(random.bytes()));
        Self { db, clock, topic, owner, lasts }
    }

    /// Takes it, or keeps it; `false` when another one has it. Who has no hope writes nothing.
    pub(super) async fn hold(&self) -> Result<bool> {
        let now = self.clock.now();
        let micros = now.timestamp_micros();
        if let Some(row) = first(&self.db, LOOK, [self.topic.as_str().into()]).await? {
            let (owner, until): (String, i64) = (row.try_get("", "owner")?, row.try_get("", "until")?);
            if owner != self.owner && until >= micros {
                return Ok(false);
            }
        }
        let until = (now + TimeDelta::from_std(self.lasts).unwrap_or(TimeDelta::days(1))).timestamp_micros();
        let values = [self.topic.as_str().into(), self.owner.as_str().into(), until.into(), micros.into()];
        Ok(run(&self.db, TAKE, values).await? == 1)
    }

    /// Leaves it to the next one.
    pub(super) async fn leave(&self) -> Result<()> {
        let values = [self.topic.as_str().into(), self.owner.as_str().into()];
        run(&self.db, LEAVE, values).await?;
        Ok(())
    }

    /// How long between two signs of life.
    pub(super) fn beat(&self) -> Duration {
        (self.lasts / 3).max(Duration::from_millis(10))
    }
}

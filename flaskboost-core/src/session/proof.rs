//! When whoever is logged in last proved who they are.

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::Session;
use crate::error::{Error, Result};

/// Where the session keeps it.
const KEY: &str = "_proven";

/// Who proved to be themselves, and when. It counts for nobody else.
#[derive(Serialize, Deserialize)]
struct Proof {
    user_id: i64,
    at: DateTime<Utc>,
}

/// Notes that this person has just proved who they are.
pub(super) fn note(data: &mut Map<String, Value>, user_id: i64, at: DateTime<Utc>) -> Result<()> {
    let proof = serde_json::to_value(Proof { user_id, at }).map_err(Error::internal)?;
    data.insert(KEY.to_owned(), proof);
    Ok(())
}

impl Session {
    /// Notes that whoever is logged in has just proved again who they are, as by their password, and gives the session
    /// a new id: a copy of the old cookie does not become fresh with it, but ends. Nothing happens for a stranger.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn prove(&self) -> Result<()> {
        let Some(user_id) = self.user_id().await? else { return Ok(()) };
        self.set(KEY, &Proof { user_id, at: self.keeper().clock.now() }).await?;
        self.renew().await
    }

    /// Takes back that whoever has just logged in has proved who they are: something else than they let them in.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn doubt(&self) -> Result<()> {
        self.remove(KEY).await
    }

    /// Whether whoever is logged in proved in this session, and less than this time ago, who they are. Logging in is a
    /// proof.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn is_proven_within(&self, time: Duration) -> Result<bool> {
        let Some(user_id) = self.user_id().await? else { return Ok(false) };
        let proof = self.get::<Proof>(KEY).await?.filter(|proof| proof.user_id == user_id);
        // A clock that was set back makes no proof last longer than its time.
        Ok(proof.is_some_and(|proof| (self.keeper().clock.now() - proof.at).abs() < time))
    }
}

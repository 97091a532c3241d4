//! [`Redis`]: keeps the counts on a Redis server.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use redis::aio::{ConnectionManager, ConnectionManagerConfig};
use redis::{Client, RedisError, Script};

use super::LimitError;
use super::store::{Answer, Use};
use crate::error::{Error, Result};

/// How long the server may take to take a connection, and to answer.
const PATIENCE: Duration = Duration::from_secs(2);

/// Takes one use, or says what stands in the way. `ARGV`: the time, what a use costs, and the latest TAT with which
/// there is one left. A script runs alone on the server. Numbers are microseconds: below 2^53, so Lua keeps them exactly.
const TAKE: &str = "
local now, interval, latest = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local tat = tonumber(redis.call('GET', KEYS[1])) or now
if tat > latest then return {0, string.format('%.0f', tat)} end
tat = math.max(tat, now) + interval
local left = math.ceil((tat - now) / 1000)
redis.call('SET', KEYS[1], string.format('%.0f', tat), 'PX', string.format('%.0f', left))
return {1, string.format('%.0f', tat)}";

/// Gives a use back to a key that is still there, and leaves its end of life as it is.
const GIVE_BACK: &str = "
local tat = tonumber(redis.call('GET', KEYS[1]))
if tat then redis.call('SET', KEYS[1], string.format('%.0f', tat - tonumber(ARGV[1])), 'KEEPTTL') end
return 0";

/// A Redis server, or one that speaks as Redis does. Clones share one connection, which is opened anew when it breaks.
#[derive(Clone)]
pub(super) struct Redis {
    connection: ConnectionManager,
    take: Arc<Script>,
    give_back: Arc<Script>,
}

impl Redis {
    /// Connects, so that a wrong address is found at the start.
    pub(super) async fn open(url: &str) -> Result<Self, LimitError> {
        let config = ConnectionManagerConfig::new()
            .set_response_timeout(Some(PATIENCE))
            .set_connection_timeout(Some(PATIENCE))
            .set_number_of_retries(1);
        let client = Client::open(url).map_err(|error| unreachable(&error))?;
        let connection =
            client.get_connection_manager_with_config(config).await.map_err(|error| unreachable(&error))?;
        Ok(Self { connection, take: Arc::new(Script::new(TAKE)), give_back: Arc::new(Script::new(GIVE_BACK)) })
    }

    pub(super) async fn take(&self, one: &Use<'_>) -> Result<Answer> {
        let mut call = self.take.key(key(one.key_hash));
        call.arg(one.now).arg(one.interval).arg(one.latest);
        let (is_taken, tat): (u8, String) =
            call.invoke_async(&mut self.connection.clone()).await.map_err(Error::unavailable)?;
        let tat = tat.parse().map_err(Error::internal)?;
        Ok(if is_taken == 1 { Answer::Taken(tat) } else { Answer::Refused(tat) })
    }

    pub(super) async fn give_back(&self, key_hash: &str, open: i64) -> Result<()> {
        let mut call = self.give_back.key(key(key_hash));
        call.arg(open);
        let _: u8 = call.invoke_async(&mut self.connection.clone()).await.map_err(Error::unavailable)?;
        Ok(())
    }

    pub(super) async fn forget(&self, key_hash: &str) -> Result<()> {
        let mut forget = redis::cmd("DEL");
        forget.arg(key(key_hash));
        let _: i64 = forget.query_async(&mut self.connection.clone()).await.map_err(Error::unavailable)?;
        Ok(())
    }
}

fn key(hash: &str) -> String {
    format!("flaskboost:limit:{hash}")
}

/// The message of the crate names the host at most, never the password.
fn unreachable(error: &RedisError) -> LimitError {
    LimitError::Redis { reason: error.to_string() }
}

impl fmt::Debug for Redis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Redis")
    }
}

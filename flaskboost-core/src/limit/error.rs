//! [`LimitError`]: why a limit lets nobody through, and how that looks from outside.

use std::time::Duration;

use crate::error::Error;

/// Why a limit lets nobody through.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LimitError {
    /// It was done as often as it may be.
    #[error("the limit `{name}` is used up")]
    UsedUp {
        /// The limit.
        name: &'static str,
        /// After which time it may be done again.
        retry_after: Duration,
    },
    /// The Redis server of the settings cannot be used.
    #[error("the limits cannot be counted on the Redis server of redis.url: {reason}")]
    Redis {
        /// What the client says.
        reason: String,
    },
    /// The settings name Redis, and the program was built without it.
    #[error("limits.store is `redis`, but this program was built without it: give flaskboost-core the feature `redis`")]
    RedisNotBuilt,
}

impl From<LimitError> for Error {
    fn from(error: LimitError) -> Self {
        let LimitError::UsedUp { retry_after, .. } = error else { return Self::unavailable(error) };
        Self::too_many_requests("That was too often.")
            .with_code("FB4429")
            .with_hint(format!("Try again in {}.", told(retry_after)))
            .with_retry_after(retry_after)
            .with_source(error)
    }
}

/// A time as one says it, rounded up.
fn told(time: Duration) -> String {
    let seconds = time.as_secs() + u64::from(time.subsec_nanos() > 0);
    let (number, unit) = if seconds <= 90 { (seconds.max(1), "second") } else { (seconds.div_ceil(60), "minute") };
    if number == 1 { format!("1 {unit}") } else { format!("{number} {unit}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_told_as_one_says_it() {
        for (millis, words) in [
            (0, "1 second"),
            (1, "1 second"),
            (1_001, "2 seconds"),
            (90_000, "90 seconds"),
            (90_001, "2 minutes"),
            (3_600_000, "60 minutes"),
        ] {
            assert_eq!(told(Duration::from_millis(millis)), words, "{millis}");
        }
    }

    #[test]
    fn a_stranger_learns_when_to_come_back_and_not_which_limit_it_was() {
        let used_up = LimitError::UsedUp { name: "login", retry_after: Duration::from_millis(1_500) };
        let error = Error::from(used_up);
        assert_eq!((error.status().as_u16(), error.code()), (429, "FB4429"));
        assert_eq!(error.retry_after(), Some(Duration::from_secs(2)));
        assert_eq!(error.hint(), Some("Try again in 2 seconds."));
        assert!(!error.message().contains("login"));
        assert!(error.source_chain().contains("login"));
    }
}

//! A clock that is the system's, or stands still until it is moved.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, Duration, SubsecRound, Utc};

use crate::clock::error::Error;

/// A clock: the system's, or one that stands still until it is moved.
///
/// Clones of a fixed clock move together. Times are whole microseconds, as PostgreSQL
/// keeps them, so that a time read back from a database equals the one written.
///
/// ```
/// use chrono::{DateTime, Duration};
/// use flaskboost::clock::Clock;
///
/// let noon = DateTime::from_timestamp(1_700_000_000, 0).ok_or("no such time")?;
/// let clock = Clock::fixed(noon);
/// clock.advance(Duration::minutes(61))?;
/// assert_eq!(clock.now(), noon + Duration::minutes(61));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Clock(Source);

#[derive(Clone, Debug)]
enum Source {
    System,
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    /// The system's clock.
    #[must_use]
    pub const fn system() -> Self {
        Self(Source::System)
    }

    /// A clock that stands still at a time.
    #[must_use]
    pub fn fixed(at: DateTime<Utc>) -> Self {
        Self(Source::Fixed(Arc::new(AtomicI64::new(at.timestamp_micros()))))
    }

    /// The time.
    pub fn now(&self) -> DateTime<Utc> {
        match &self.0 {
            Source::System => Utc::now().trunc_subsecs(6),
            Source::Fixed(micros) => DateTime::from_timestamp_micros(micros.load(Ordering::SeqCst))
                .expect("only times within a date's range are stored"),
        }
    }

    /// Moves a fixed clock, and all of its clones.
    ///
    /// # Errors
    ///
    /// - this is the system's clock
    /// - the new time is further away than a date can be
    pub fn advance(&self, by: Duration) -> Result<(), Error> {
        let Source::Fixed(micros) = &self.0 else {
            return Err(Error::SystemClock);
        };
        let by = by.num_microseconds().ok_or(Error::OutOfRange)?;
        micros
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |now| {
                now.checked_add(by).filter(|then| DateTime::from_timestamp_micros(*then).is_some())
            })
            .map(|_| ())
            .map_err(|_| Error::OutOfRange)
    }
}

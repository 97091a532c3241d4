//! [`Limit`]: how often something may be done.

use std::time::Duration;

/// The longest time over which a limit counts: a hundred years, so that no sum of moments leaves the calendar.
const LONGEST: u128 = 100 * 365 * 24 * 3600 * 1_000_000;

/// How often something may be done: so many times at once, and as many in each such time.
///
/// ```
/// use std::time::Duration;
///
/// use flaskboost::limit::Limit;
///
/// const SEARCHES: Limit = Limit::new("searches", 30, Duration::from_secs(60));
/// assert_eq!(SEARCHES.name(), "searches");
/// assert!(Limit::new("searches", 0, Duration::from_secs(60)).is_off());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limit {
    name: &'static str,
    count: u32,
    per: Duration,
}

impl Limit {
    /// `count` times in `per`; 0 times stands for no limit. The name keeps the counts of one limit apart from those of
    /// another, and stands in the log.
    #[must_use]
    pub const fn new(name: &'static str, count: u32, per: Duration) -> Self {
        Self { name, count, per }
    }

    /// The name.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Whether it refuses nothing.
    #[must_use]
    pub const fn is_off(&self) -> bool {
        self.count == 0
    }

    /// What one use costs, in microseconds: the time after which it is forgotten.
    pub(super) fn interval(&self) -> i64 {
        let per = self.per.as_micros().min(LONGEST);
        i64::try_from(per / u128::from(self.count.max(1))).unwrap_or(i64::MAX).max(1)
    }

    /// What all uses cost that may be open at once.
    pub(super) fn burst(&self) -> i64 {
        self.interval().saturating_mul(i64::from(self.count))
    }
}

//! Time on the move: the part of a segment in which the runner got anywhere.

use crate::gps::point::Point;

/// Slower than this is standing: 20 minutes for a kilometre, well under a stroll of 1.3 m/s.
const STANDING_METRES_PER_SECOND: f64 = 0.8;

/// Steps are judged over at least this long, so that a position trembling while the runner waits is no run.
const WINDOW_SECONDS: f64 = 5.0;

/// Seconds on the move within one segment. Points without a time are passed over; time running backwards counts
/// for nothing.
pub(crate) fn moving_seconds(segment: &[Point]) -> f64 {
    let mut timed = segment.iter().filter_map(|point| point.at.map(|at| (point, at)));
    let Some((mut from, mut since)) = timed.next() else { return 0.0 };
    let (mut total, mut last) = (0.0, (from, since));
    let judge = |from: &Point, to: &Point, seconds: f64| {
        if seconds > 0.0 && from.metres_to(to) / seconds >= STANDING_METRES_PER_SECOND { seconds } else { 0.0 }
    };
    for (point, at) in timed {
        let seconds = seconds_between(since, at);
        if seconds < 0.0 {
            (from, since) = (point, at);
        } else if seconds >= WINDOW_SECONDS {
            total += judge(from, point, seconds);
            (from, since) = (point, at);
        }
        last = (point, at);
    }
    total + judge(from, last.0, seconds_between(since, last.1))
}

fn seconds_between(from: chrono::DateTime<chrono::Utc>, to: chrono::DateTime<chrono::Utc>) -> f64 {
    (to - from).as_seconds_f64()
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta, Utc};

    use super::moving_seconds;
    use crate::gps::point::Point;

    fn at(second: i64, metres_north: f64) -> Point {
        let at = DateTime::<Utc>::UNIX_EPOCH + TimeDelta::seconds(second);
        Point { latitude: metres_north / 111_195.0, longitude: 0.0, elevation: None, at: Some(at) }
    }

    #[test]
    fn a_wait_at_the_lights_is_not_moving() {
        let mut way: Vec<Point> = (0..=100).map(|s| at(s, 3.0 * s as f64)).collect();
        way.extend((101..=160).map(|s| at(s, 300.0 + (s % 2) as f64)));
        way.extend((161..=260).map(|s| at(s, 300.0 + 3.0 * (s - 160) as f64)));
        let moving = moving_seconds(&way);
        assert!((moving - 200.0).abs() <= 5.0, "{moving}");
    }

    #[test]
    fn a_device_that_sleeps_while_you_stand_leaves_one_long_slow_step() {
        let way = [at(0, 0.0), at(10, 30.0), at(310, 33.0), at(320, 63.0)];
        assert!((moving_seconds(&way) - 20.0).abs() < 1e-9);
    }

    #[test]
    fn time_running_backwards_counts_for_nothing() {
        assert!((moving_seconds(&[at(0, 0.0), at(10, 30.0), at(5, 40.0), at(15, 70.0)]) - 20.0).abs() < 1e-9);
        assert!(moving_seconds(&[at(3, 0.0), at(3, 30.0)]).abs() < 1e-9);
        assert!(moving_seconds(&[]).abs() < 1e-9);
    }
}

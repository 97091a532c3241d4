//! A clock tells the time, and only a fixed one can be moved.

use chrono::{DateTime, Duration, Utc};

use crate::clock::{Clock, Error};

fn noon() -> DateTime<Utc> {
    DateTime::from_timestamp(1_700_000_000, 123_456_789).expect("a time")
}

#[test]
fn a_fixed_clock_stands_still() {
    let clock = Clock::fixed(noon());
    assert_eq!(clock.now(), clock.now());
}

#[test]
fn clones_move_together_in_both_directions() {
    let clock = Clock::fixed(noon());
    let (start, clone) = (clock.now(), clock.clone());
    clone.advance(Duration::hours(2)).expect("a fixed clock");
    assert_eq!(clock.now() - start, Duration::hours(2));
    clock.advance(Duration::hours(-3)).expect("a fixed clock");
    assert_eq!(clock.now() - start, Duration::hours(-1));
}

#[test]
fn both_clocks_tell_whole_microseconds() {
    assert_eq!(Clock::fixed(noon()).now().timestamp_subsec_nanos(), 123_456_000);
    assert_eq!(Clock::system().now().timestamp_subsec_nanos() % 1000, 0);
}

#[test]
fn the_systems_clock_goes_and_refuses_to_be_moved() {
    let clock = Clock::system();
    assert!((Utc::now() - clock.now()).abs() < Duration::seconds(5));
    assert_eq!(clock.advance(Duration::hours(1)), Err(Error::SystemClock));
}

#[test]
fn a_clock_refuses_to_leave_the_calendar() {
    let clock = Clock::fixed(noon());
    let start = clock.now();
    assert_eq!(clock.advance(Duration::days(400_000_000)), Err(Error::OutOfRange));
    assert_eq!(clock.advance(Duration::MAX), Err(Error::OutOfRange));
    assert_eq!(clock.now(), start);
}

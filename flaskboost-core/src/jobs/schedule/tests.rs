//! The hours of a schedule, over the changes of the clocks.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::Schedule;
use crate::error::Result;
use crate::jobs::{Job, JobContext};

#[derive(Serialize, Deserialize)]
struct Nothing;

impl Job for Nothing {
    const NAME: &'static str = "nothing";
    type Output = ();

    async fn run(self, _: JobContext) -> Result<()> {
        Ok(())
    }
}

fn time(text: &str) -> DateTime<Utc> {
    text.parse().expect("a time")
}

/// The hours of a schedule after a time, one after the other.
fn hours(schedule: &Schedule, after: &str, count: usize) -> Vec<String> {
    let mut now = time(after);
    let mut hours = Vec::new();
    for _ in 0..count {
        now = schedule.next_after(now).expect("there is a next hour");
        hours.push(now.format("%Y-%m-%dT%H:%MZ").to_string());
    }
    hours
}

#[test]
fn an_hour_that_the_clocks_leave_out_is_kept_when_it_is_over() {
    // On 29 March 2026 the clocks of Berlin go from 2 to 3 o'clock, at 1 o'clock UTC.
    let daily = Schedule::of("30 2 * * *", || Nothing).in_zone("Europe/Berlin");
    let found = hours(&daily, "2026-03-27T12:00:00Z", 4);
    let days: Vec<&str> = found.iter().map(|hour| &hour[..10]).collect();
    assert_eq!(days, ["2026-03-28", "2026-03-29", "2026-03-30", "2026-03-31"], "{found:?}");
    assert!(time(&found[1].replace('Z', ":00Z")) >= time("2026-03-29T01:00:00Z"), "{found:?}");
}

#[test]
fn an_hour_that_the_clocks_repeat_is_kept_once() {
    // On 25 October 2026 they go from 3 back to 2 o'clock, at 1 o'clock UTC.
    let daily = Schedule::of("30 2 * * *", || Nothing).in_zone("Europe/Berlin");
    let found = hours(&daily, "2026-10-24T12:00:00Z", 3);
    assert_eq!(found, ["2026-10-25T00:30Z", "2026-10-26T01:30Z", "2026-10-27T01:30Z"]);
}

#[test]
fn whoever_looks_at_any_minute_of_a_change_finds_each_hour_once() {
    for (start, zone) in [
        ("2026-10-24T20:00:00Z", "Europe/Berlin"),
        ("2026-03-28T20:00:00Z", "Europe/Berlin"),
        ("2026-11-01T00:00:00Z", "America/New_York"),
        ("2026-03-08T00:00:00Z", "America/New_York"),
        ("2026-04-04T10:00:00Z", "Australia/Lord_Howe"),
    ] {
        for hours in ["30 2 * * *", "0 3 * * *", "15 1 * * *"] {
            let daily = Schedule::of(hours, || Nothing).in_zone(zone);
            let mut now = time(start);
            let mut due = daily.next_after(now).expect("there is a next hour");
            let mut ticks = Vec::new();
            for _ in 0..(2 * 24 * 60) {
                now += TimeDelta::minutes(1);
                if due <= now {
                    ticks.push(due);
                    due = daily.next_after(now).expect("there is a next hour");
                }
            }
            assert_eq!(ticks.len(), 2, "{hours} in {zone} after {start}: {ticks:?}");
        }
    }
}

#[test]
fn what_makes_no_sense_is_refused_with_what_to_write() {
    for (hours, zone, part) in [
        ("0 9 * *", "UTC", "has 4 fields"),
        ("0 0 9 * * *", "UTC", "has 6 fields"),
        ("61 9 * * *", "UTC", "is no cron expression"),
        ("0 9 * * *", "Berlin", "is no time zone"),
    ] {
        let problem = Schedule::of(hours, || Nothing).in_zone(zone).problem().expect("a problem");
        assert!(problem.to_string().contains(part), "{problem}");
    }
}

#[test]
fn a_day_that_never_comes_has_no_next_hour() {
    assert_eq!(Schedule::of("0 0 30 2 *", || Nothing).next_after(time("2026-01-01T00:00:00Z")), None);
}

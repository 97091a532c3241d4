//! Jobs at their hours: once for each, whoever looks and however often.

use std::sync::Arc;

use chrono::{DateTime, Duration, Utc};
use flaskboost::app::{App, BootError};
use flaskboost::error::Result;
use flaskboost::http::Assets;
use flaskboost::jobs::{Job, JobContext, JobFilter, Schedule, Scheduler};
use flaskboost::testing::TestApp;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct Sweep;

impl Job for Sweep {
    const NAME: &'static str = "shelves.sweep";
    type Output = String;

    async fn run(self, context: JobContext) -> Result<String> {
        Ok(context.key().to_owned())
    }
}

fn app(hours: &str) -> App {
    App::new(Assets::NONE).job::<Sweep>().schedule(Schedule::of(hours, || Sweep))
}

/// The site at ten o'clock, with a schedule that it has seen.
async fn site(hours: &str) -> TestApp {
    let site = TestApp::new(app(hours)).await;
    assert!(site.tick().await.is_empty(), "nothing is due when it is seen first");
    site
}

/// How many jobs there are, in whatever state.
async fn jobs(site: &TestApp) -> usize {
    let filter = JobFilter { max: 1000, ..JobFilter::default() };
    site.state().jobs.list(&filter).await.expect("the jobs").len()
}

#[tokio::test]
async fn an_hour_that_has_come_enqueues_its_job_once() {
    let site = site("30 10 * * *").await;
    site.advance(Duration::minutes(29));
    assert!(site.tick().await.is_empty());
    site.advance(Duration::minutes(1));
    assert_eq!(site.tick().await, ["shelves.sweep"]);
    assert!(site.tick().await.is_empty());
    site.work().await;
    let filter = JobFilter { max: 10, ..JobFilter::default() };
    let done = site.state().jobs.list(&filter).await.expect("the jobs");
    let due: DateTime<Utc> = "2026-01-15T10:30:00Z".parse().expect("a time");
    assert_eq!(done[0].result, Some(format!("shelves.sweep@{}", due.timestamp()).into()));
    assert_eq!(done.len(), 1);
}

#[tokio::test]
async fn of_many_processes_that_see_the_hour_one_takes_it() {
    let site = site("0 * * * *").await;
    let scheduler = Arc::new(site.site().labour().scheduler());
    for hour in 1..=5 {
        site.advance(Duration::hours(1));
        let looks: Vec<_> = (0..20)
            .map(|_| {
                let scheduler = Arc::clone(&scheduler);
                tokio::spawn(async move { scheduler.tick().await })
            })
            .collect();
        let mut ticks = 0;
        for look in looks {
            // A database that is busy lets some of them try again later; none of them may tick twice.
            ticks += look.await.expect("no panic").map_or(0, |ticked| ticked.len());
        }
        if ticks == 0 {
            assert_eq!(site.tick().await.len(), 1);
        }
        assert_eq!(jobs(&site).await, hour);
    }
}

#[tokio::test]
async fn hours_that_nobody_saw_are_made_up_for_by_one() {
    let site = site("0 * * * *").await;
    site.advance(Duration::hours(50));
    assert_eq!(site.tick().await.len(), 1);
    assert!(site.tick().await.is_empty());
    assert_eq!(jobs(&site).await, 1);
    site.advance(Duration::hours(1));
    assert_eq!(site.tick().await.len(), 1);
}

#[tokio::test]
async fn a_night_in_which_the_clocks_change_has_one_tick() {
    for (months, day) in [(2, "2026-03-29"), (9, "2026-10-25")] {
        let schedule = Schedule::of("30 2 * * *", || Sweep).in_zone("Europe/Berlin");
        let site = TestApp::new(App::new(Assets::NONE).job::<Sweep>().schedule(schedule)).await;
        let begin: DateTime<Utc> = format!("{day}T00:00:00Z").parse().expect("a time");
        let begin = begin - Duration::hours(3);
        site.advance(begin - site.clock().now());
        site.tick().await;
        let before = jobs(&site).await;
        assert!(before <= 1, "after {months} months");
        for _ in 0..(12 * 60 / 10) {
            site.advance(Duration::minutes(10));
            site.tick().await;
        }
        assert_eq!(jobs(&site).await - before, 1, "on {day}");
    }
}

#[tokio::test]
async fn a_schedule_that_is_paused_lets_its_hours_pass() {
    let site = site("0 * * * *").await;
    let scheduler = site.site().labour().scheduler();
    assert!(scheduler.pause("shelves.sweep").await.expect("a pause"));
    site.advance(Duration::hours(3));
    assert!(site.tick().await.is_empty());
    assert!(scheduler.resume("shelves.sweep").await.expect("an end"));
    assert!(site.tick().await.is_empty(), "the hours that passed are not made up for");
    site.advance(Duration::hours(1));
    assert_eq!(site.tick().await.len(), 1);
    assert!(!scheduler.pause("another").await.expect("an answer"));
}

#[tokio::test]
async fn hours_that_a_release_changed_count_from_its_start() {
    let site = site("0 11 * * *").await;
    let other = Scheduler::new(site.state().jobs.clone(), vec![Schedule::of("0 12 * * *", || Sweep)]);
    let record = other.records().await.expect("the records").remove(0);
    assert_eq!(record.next_at, "2026-01-15T12:00:00Z".parse().ok());
    site.advance(Duration::hours(1));
    assert!(other.tick().await.expect("a look").is_empty());
    site.advance(Duration::hours(1));
    assert_eq!(other.tick().await.expect("a look").len(), 1);
}

#[tokio::test]
async fn a_tick_whose_transaction_fails_is_not_lost() {
    // The job is not named where it is enqueued, so the tick fails, and is there again for whoever knows the job.
    let knowing = site("0 * * * *").await;
    let jobs_of_nobody = {
        let other = TestApp::new(App::new(Assets::NONE)).await;
        let unknowing = Scheduler::new(other.state().jobs.clone(), vec![Schedule::of("0 * * * *", || Sweep)]);
        unknowing.records().await.expect("the records");
        other.advance(Duration::hours(1));
        assert!(unknowing.tick().await.is_err());
        let record = unknowing.records().await.expect("the records").remove(0);
        assert_eq!(record.last_at, None);
        jobs(&other).await
    };
    assert_eq!(jobs_of_nobody, 0);
    knowing.advance(Duration::hours(1));
    assert_eq!(knowing.tick().await.len(), 1);
}

#[tokio::test]
async fn what_makes_no_sense_is_told_at_the_start() {
    let wrong = App::new(Assets::NONE)
        .job::<Sweep>()
        .job::<Sweep>()
        .schedule(Schedule::of("at nine", || Sweep))
        .schedule(Schedule::of("0 9 * * *", || Sweep).in_zone("Mars/Base"));
    let Err(BootError::Problems(problems)) = TestApp::boot(wrong, |_| ()).await else { panic!("it boots") };
    let ids: Vec<&str> = problems.iter().map(|problem| problem.id).collect();
    assert_eq!(ids, ["FB9500", "FB9501", "FB9501", "FB9503"], "{problems:?}");
    let unnamed = App::new(Assets::NONE).schedule(Schedule::of("0 9 * * *", || Sweep));
    let Err(BootError::Problems(problems)) = TestApp::boot(unnamed, |_| ()).await else { panic!("it boots") };
    assert_eq!(problems[0].id, "FB9502");
    assert!(problems[0].message.contains("App::job"), "{problems:?}");
}

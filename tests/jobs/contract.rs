//! What every engine promises: one test for each promise, for any engine.

mod endings;
mod leases;
mod order;
mod people;
mod taking_in;
mod views;

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use flaskboost::jobs::{Ending, Envelope, JobRecord, JobState, Keep, Leased, Outcome, Wanted};

use crate::places::{Place, start};

/// Makes a module with a test for each promise; the second argument makes a [`Place`].
macro_rules! contract {
    ($module:ident, $place:expr) => {
        $crate::promises::promises!($module, $place, contract,
            jobs_come_by_priority_and_then_by_time
            jobs_of_several_queues_come_in_one_order_and_those_of_others_not_at_all
            all_of_a_job_comes_back_as_it_was_pushed
            a_job_does_not_come_before_its_time
            a_scheduled_job_of_high_priority_holds_up_nobody
            a_worker_gets_no_more_jobs_than_it_asks_for
            a_job_that_is_pushed_twice_is_there_once
            what_is_pushed_in_a_transaction_is_there_after_the_commit
            what_is_pushed_in_a_transaction_that_is_rolled_back_is_never_there
            many_jobs_are_pushed_in_one_call
            of_eight_workers_at_once_no_two_get_the_same_job
            a_lease_that_ends_counts_as_a_crash_and_frees_the_job
            a_lease_that_is_extended_does_not_end
            an_ending_whose_lease_is_lost_changes_nothing
            an_ending_may_be_told_twice
            a_job_that_is_done_keeps_its_result
            a_job_that_failed_comes_back_at_its_time_with_one_more_attempt
            a_dead_job_does_not_come_back
            a_job_that_is_returned_comes_back_at_once_and_no_attempt_counts
            a_job_that_is_postponed_comes_back_at_its_time_and_no_attempt_counts
            an_error_may_hold_any_character
            many_endings_of_every_kind_are_told_in_one_call
            a_waiting_job_that_is_cancelled_never_comes
            a_running_job_that_is_cancelled_loses_its_lease
            a_running_job_that_is_cancelled_is_not_tried_again
            a_cancelled_job_whose_worker_dies_is_not_given_out_again
            a_job_that_has_ended_cannot_be_cancelled_and_one_that_is_unknown_neither
            a_paused_queue_gives_out_nothing_until_it_goes_on
            a_dead_letter_that_is_retried_begins_anew
            a_cancelled_job_that_is_retried_begins_anew
            only_dead_and_cancelled_jobs_can_be_retried
            jobs_are_counted_by_queue_and_state
            jobs_are_listed_newest_first_by_state_queue_and_name
            a_list_goes_on_where_the_page_before_ended
            a_job_is_found_by_its_id_with_all_that_is_known
            what_ended_long_ago_is_forgotten_and_the_rest_is_kept
            waiting_ends_after_its_time
        );
    };
}
pub(crate) use contract;
pub(crate) use endings::*;
pub(crate) use leases::*;
pub(crate) use order::*;
pub(crate) use people::*;
pub(crate) use taking_in::*;
pub(crate) use views::*;

/// Jobs that have ended are kept this long here.
const KEEP: Keep = Keep { done: Duration::from_secs(3600), dead: Duration::from_secs(7200) };

/// How long a lease is here.
const LEASE: TimeDelta = TimeDelta::seconds(60);

fn seconds(count: i64) -> TimeDelta {
    TimeDelta::seconds(count)
}

impl Place {
    async fn push(&self, jobs: &[Envelope]) {
        self.engine.push(jobs).await.unwrap();
    }

    /// Jobs of the queue `default`.
    async fn reserve(&self, max: usize, now: DateTime<Utc>) -> Vec<Leased> {
        self.reserve_of(&["default"], max, now).await
    }

    async fn reserve_of(&self, queues: &[&str], max: usize, now: DateTime<Utc>) -> Vec<Leased> {
        let queues = queues.iter().map(|queue| (*queue).to_owned()).collect();
        let wanted = Wanted { queues, max, now, until: now + LEASE, worker: "worker 1".to_owned() };
        self.engine.reserve(&wanted).await.unwrap()
    }

    /// The only job that is due at the start.
    async fn only(&self) -> Leased {
        let mut leased = self.reserve(10, start()).await;
        assert_eq!(leased.len(), 1, "{leased:?}");
        leased.remove(0)
    }

    async fn settle(&self, leased: &Leased, outcome: Outcome, at: DateTime<Utc>) {
        self.engine.settle(&[Ending { leased: leased.clone(), outcome, at }]).await.unwrap();
    }

    async fn record(&self, id: &str) -> JobRecord {
        self.engine.find(id).await.unwrap().expect("the job is known")
    }

    async fn state(&self, id: &str) -> JobState {
        self.record(id).await.state
    }
}

fn ids(leased: &[Leased]) -> Vec<&str> {
    leased.iter().map(|one| one.envelope.id.as_str()).collect()
}

//! What jobs may count on, through the queue and its workers: one test for each, for any engine.

mod bench;
mod endings;
mod following;
mod limits;
mod poison;
mod stopping;
mod taking;

/// Makes a module with a test for each; the second argument makes a [`Place`](crate::places::Place).
macro_rules! working {
    ($module:ident, $place:expr) => {
        $crate::promises::promises!($module, $place, working,
            ten_thousand_jobs_of_transactions_that_are_rolled_back_never_run
            whoever_waits_gets_the_result
            whoever_waits_hears_that_it_is_not_there_in_time_or_never_comes
            a_job_that_fails_is_tried_again_until_it_works
            a_job_that_fails_too_often_is_a_dead_letter_and_can_be_retried
            a_job_that_this_worker_does_not_know_stays_in_the_queue
            a_job_that_is_cancelled_while_it_runs_is_stopped
            a_job_that_panics_is_a_dead_letter_and_stops_no_other
            a_job_that_hangs_is_a_dead_letter_and_stops_no_other
            a_job_that_blocks_its_thread_is_a_dead_letter_and_stops_no_other
            jobs_whose_worker_died_run_alone_one_after_another
            a_job_whose_worker_died_three_times_is_a_dead_letter
            a_job_that_is_tried_once_does_not_begin_again_when_its_worker_died
            workers_that_die_while_a_job_waits_to_be_alone_are_not_held_against_it
            a_job_that_waits_to_be_alone_does_not_wait_for_a_place_that_is_lost
            a_chain_runs_in_its_order_and_ends_at_a_dead_letter
            what_follows_a_batch_runs_once_when_all_have_ended_the_failed_one_included
            the_cancelled_member_of_a_batch_does_not_hold_it_up
            of_a_unique_job_one_waits_or_runs
            a_job_that_is_unique_until_it_starts_can_be_asked_for_again_while_it_runs
            no_more_run_at_the_same_moment_than_the_limit_of_their_key_over_two_workers
            no_more_start_than_the_rate_of_their_key
            of_twenty_duplicates_at_once_one_has_its_effect
            a_worker_that_stops_gives_back_what_does_not_end
            a_worker_that_stops_lets_end_what_ends
            a_job_whose_lease_is_lost_is_stopped_and_runs_again
        );
    };
}
pub(crate) use endings::*;
pub(crate) use following::*;
pub(crate) use limits::*;
pub(crate) use poison::*;
pub(crate) use stopping::*;
pub(crate) use taking::*;
pub(crate) use working;

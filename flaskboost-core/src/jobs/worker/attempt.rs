//! One attempt at one job, from its lease to its outcome.

use std::any::Any;
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use tokio::sync::{OwnedSemaphorePermit, watch};
use tokio::task::{JoinError, JoinHandle};
use tokio::time::{sleep, timeout};

use super::crew::Crew;
use super::told::Told;
use crate::db::trail::By;
use crate::error::{Error, Result};
use crate::jobs::extras::{locks, rates, slots, trials};
use crate::jobs::jobs::lock_key;
use crate::jobs::order::LARGEST;
use crate::jobs::registry::Kind;
use crate::jobs::{Ending, Envelope, JobContext, JobError, Leased, Lost, Outcome, UniqueUntil};

/// How often a worker may die over a job: once in the company of others, the other times when it ran alone.
const CRASHES: u32 = 3;

/// How long a job that is ended from outside has until it is taken for stuck.
const PARTING: Duration = Duration::from_secs(5);

/// How long a job waits that this worker does not know: another one may, such as one of a newer release.
const UNKNOWN: chrono::Duration = chrono::Duration::seconds(30);

/// How long a job waits when its limits cannot be looked at.
const TROUBLE: chrono::Duration = chrono::Duration::seconds(5);

/// How long a job that must run alone waits when another one does.
const NEXT: chrono::Duration = chrono::Duration::milliseconds(500);

/// The longest error that is kept, in characters.
const LONGEST: usize = 4000;

/// How an attempt ended.
enum End {
    /// This is to be written down.
    Known(Outcome),
    /// Somebody else may have the job: nothing is to be written down.
    Lost,
    /// The job could not be stopped and blocks its thread; this is to be written down all the same.
    Stuck(Outcome),
}

impl Crew {
    /// Begins a job: it is among those that run when this comes back.
    pub(super) fn start(self: &Arc<Self>, leased: Leased, place: OwnedSemaphorePermit) {
        let leased = Arc::new(leased);
        let ear = self.begin(&leased);
        tokio::spawn(Arc::clone(self).work(leased, ear, place));
    }

    /// Does a job, writes down how it went, and leaves its place.
    async fn work(self: Arc<Self>, leased: Arc<Leased>, ear: watch::Receiver<Told>, place: OwnedSemaphorePermit) {
        // It killed its worker, or it was there when somebody else did: now it runs alone. While one waits for that, the
        // next ones go back: if their worker dies again, it was not their doing.
        let (place, alone) = if leased.crashes > 0 {
            let Ok(alone) = self.alone.try_lock() else {
                let until = self.jobs.clock().now() + NEXT;
                return self.conclude(&leased, Outcome::Postponed { until }).await;
            };
            drop(place);
            match self.every_place().await {
                Some(places) => (places, Some(alone)),
                None => return self.end(&leased.receipt),
            }
        } else {
            (place, None)
        };
        let end = if alone.is_some() { self.trial(&leased, ear).await } else { self.attempt(&leased, ear).await };
        match end {
            End::Lost => self.end(&leased.receipt),
            End::Known(outcome) => self.conclude(&leased, outcome).await,
            End::Stuck(outcome) => {
                self.conclude(&leased, outcome).await;
                self.lose(place);
                return;
            }
        }
        drop(place);
        drop(alone);
    }

    /// One attempt at a job that runs alone because of a worker that died. Only what happens from here on is held against
    /// it: that its worker died while it waited for this proves nothing.
    async fn trial(&self, leased: &Arc<Leased>, ear: watch::Receiver<Told>) -> End {
        let (id, now) = (&leased.envelope.id, self.jobs.clock().now());
        let before = match trials::begin(self.jobs.db(), id, now).await {
            Ok(before) => before,
            Err(error) => {
                tracing::warn!(job = id, "that a job runs alone cannot be written down: {error:?}");
                return End::Known(Outcome::Postponed { until: now + TROUBLE });
            }
        };
        // It may have begun in each attempt that failed, when the first worker died, and in each trial.
        let begun = leased.attempt.saturating_sub(leased.crashes) + before;
        let end = if before + 1 >= CRASHES || begun >= leased.envelope.max_attempts {
            let times = if leased.crashes == 1 { "once".to_owned() } else { format!("{} times", leased.crashes) };
            End::Known(dead(leased, &format!("its worker died {times} while it had the job")))
        } else {
            self.attempt(leased, ear).await
        };
        if !matches!(end, End::Lost)
            && let Err(error) = trials::end(self.jobs.db(), id).await
        {
            tracing::warn!(job = id, "it cannot be written down that a job has run alone: {error:?}");
        }
        end
    }

    /// Lets go of what the job held, and hands its ending over.
    async fn conclude(&self, leased: &Arc<Leased>, outcome: Outcome) {
        let Some(outcome) = self.as_it_stands(leased, outcome).await else { return self.end(&leased.receipt) };
        let has_failed = matches!(outcome, Outcome::Dead { .. } | Outcome::Cancelled);
        if has_failed || matches!(outcome, Outcome::Done(_)) {
            let mut pause = Duration::from_millis(100);
            while let Err(error) = self.jobs.let_go(&leased.envelope, has_failed).await {
                tracing::warn!(
                    job = leased.envelope.id,
                    "what follows a job could not be taken; trying again: {error:?}"
                );
                sleep(pause).await;
                pause = (pause * 2).min(Duration::from_secs(10));
            }
        }
        let ending = Ending { leased: (**leased).clone(), outcome, at: self.jobs.clock().now() };
        // The receiver is gone only when the worker is.
        let _ = self.endings.send(ending);
    }

    /// Others may wait for what a job holds, or follow it: whoever lets go asks first whether the job is still theirs.
    /// `None` when somebody else has it; and one that was cancelled does not come back.
    async fn as_it_stands(&self, leased: &Leased, outcome: Outcome) -> Option<Outcome> {
        let extras = &leased.envelope.extras;
        if extras.unique.is_none() && extras.batch.is_none() && extras.next.is_none() {
            return Some(outcome);
        }
        if let (Some(unique), Outcome::Postponed { until }) = (&extras.unique, &outcome) {
            self.keep_key(&leased.envelope, &unique.key, *until).await;
        }
        let comes_back = matches!(outcome, Outcome::Retry { .. } | Outcome::Returned | Outcome::Postponed { .. });
        let until = self.jobs.clock().now() + self.options.lease;
        // When the engine cannot be asked, settling will tell.
        let lost = self.jobs.engine().extend(std::slice::from_ref(leased), until).await.unwrap_or_default();
        match lost.first() {
            Some((_, Lost::Cancelled)) if comes_back => Some(Outcome::Cancelled),
            Some((_, Lost::Expired)) => None,
            _ => Some(outcome),
        }
    }

    /// The job waits until this time, and keeps its key.
    async fn keep_key(&self, envelope: &Envelope, key: &str, until: chrono::DateTime<chrono::Utc>) {
        if let Err(error) = locks::renew(self.jobs.db(), &lock_key(envelope, key), &envelope.id, until).await {
            tracing::warn!(job = envelope.id, "the key of a unique job could not be kept: {error:?}");
        }
    }

    async fn attempt(&self, leased: &Arc<Leased>, mut ear: watch::Receiver<Told>) -> End {
        let envelope = &leased.envelope;
        let now = self.jobs.clock().now();
        let Some(kind) = self.jobs.registry().get(&envelope.name) else {
            tracing::warn!(
                job = envelope.id,
                "this worker does not know the job `{}`; it stays in the queue",
                envelope.name
            );
            return End::Known(Outcome::Postponed { until: now + UNKNOWN });
        };
        match self.admit(leased).await {
            Ok(None) => {}
            Ok(Some(until)) => return End::Known(Outcome::Postponed { until }),
            Err(error) => {
                // It is not the job's fault, and counts as no attempt.
                tracing::warn!(job = envelope.id, "whether a job may start cannot be asked: {error:?}");
                return End::Known(Outcome::Postponed { until: now + TROUBLE });
            }
        }
        let (cancel, cancelled) = watch::channel(false);
        let context = JobContext {
            jobs: self.jobs.clone(),
            db: self.jobs.db().by(Arc::new(By::job(&envelope.name, &envelope.id))),
            services: self.services.clone(),
            leased: Arc::clone(leased),
            cancelled,
        };
        let (run, payload) = (Arc::clone(&kind.run), envelope.payload.clone());
        let mut task = self.ground.spawn(async move { run(payload, context).await });
        let stopped = tokio::select! {
            ended = &mut task => {
                let outcome = self.outcome(leased, kind, ended).await;
                self.leave(leased).await;
                return End::Known(outcome);
            }
            () = sleep(Duration::from_secs(envelope.timeout_seconds)) => None,
            told = told_to_stop(&mut ear) => Some(told),
        };
        cancel.send_replace(true);
        let is_stuck = !has_parted(&mut task).await;
        self.leave(leased).await;
        let outcome = match stopped {
            Some(Told::Expired | Told::GoOn) => return End::Lost,
            Some(Told::Cancelled) => Outcome::Cancelled,
            Some(Told::Return) => Outcome::Returned,
            None => {
                let seconds = envelope.timeout_seconds;
                let stuck = if is_stuck { ", and could not be stopped: it blocks its thread" } else { "" };
                self.failed(leased, kind, &format!("it took longer than {seconds} seconds{stuck}")).await
            }
        };
        if is_stuck { End::Stuck(outcome) } else { End::Known(outcome) }
    }

    /// Whether the job may start now; else when to ask again.
    async fn admit(&self, leased: &Leased) -> Result<Option<chrono::DateTime<chrono::Utc>>> {
        let (envelope, db) = (&leased.envelope, self.jobs.db());
        let now = self.jobs.clock().now();
        if let Some(limit) = &envelope.extras.run_limit {
            let until = now + self.options.lease;
            if !slots::take(db, limit, &envelope.id, (now, until)).await? {
                return Ok(Some(now + chrono::Duration::milliseconds(250 + self.chance(500))));
            }
        }
        if let Some(rate) = &envelope.extras.rate
            && let Some(open) = rates::take(db, rate, now).await?
        {
            self.leave(leased).await;
            return Ok(Some(open));
        }
        if let Some(unique) = envelope.extras.unique.as_ref().filter(|one| one.until == UniqueUntil::Started) {
            locks::release(db, &lock_key(envelope, &unique.key), &envelope.id).await?;
        }
        Ok(None)
    }

    /// Leaves the place that a limit gave. When that fails, the place is free as soon as its time is over.
    async fn leave(&self, leased: &Leased) {
        if let Some(limit) = &leased.envelope.extras.run_limit
            && let Err(error) = slots::release(self.jobs.db(), limit, &leased.envelope.id).await
        {
            tracing::warn!(job = leased.envelope.id, "a job could not leave its place: {error:?}");
        }
    }

    async fn outcome(&self, leased: &Leased, kind: &Kind, ended: Result<Result<Value>, JoinError>) -> Outcome {
        match ended {
            Ok(Ok(result)) if result.to_string().len() > LARGEST => {
                // It has done its work; doing it again would not make the result smaller.
                Outcome::Dead { error: format!("its result has more than {LARGEST} bytes as JSON, and cannot be kept") }
            }
            Ok(Ok(result)) => Outcome::Done(result),
            Ok(Err(error)) => {
                tracing::warn!(
                    job = leased.envelope.id,
                    attempt = leased.attempt,
                    "the job `{}` failed: {error:?}",
                    leased.envelope.name
                );
                match error.get::<JobError>() {
                    Some(JobError::GivenUp(_)) => dead(leased, &in_words(&error)),
                    _ => self.failed(leased, kind, &in_words(&error)).await,
                }
            }
            Err(error) => {
                let error = match error.try_into_panic() {
                    Ok(panic) => format!("it panicked: {}", last_words(&*panic)),
                    Err(error) => error.to_string(),
                };
                self.failed(leased, kind, &error).await
            }
        }
    }

    /// What becomes of a job that failed.
    async fn failed(&self, leased: &Leased, kind: &Kind, error: &str) -> Outcome {
        let envelope = &leased.envelope;
        if leased.attempt >= envelope.max_attempts {
            return dead(leased, error);
        }
        let error: String = error.chars().take(LONGEST).collect();
        let chance = f64::from(u32::try_from(self.chance(1 << 16)).unwrap_or(0)) / f64::from(1 << 16);
        let wait = kind.backoff.after(leased.attempt, chance);
        let at = self.jobs.clock().now() + wait;
        if let Some(unique) = &envelope.extras.unique {
            self.keep_key(envelope, &unique.key, at).await;
        }
        Outcome::Retry { at, error }
    }

    /// A number below this one.
    fn chance(&self, below: i64) -> i64 {
        i64::from(u32::from_be_bytes(self.jobs.random().bytes())) % below.max(1)
    }
}

/// The end of a job that is not tried again.
fn dead(leased: &Leased, error: &str) -> Outcome {
    let error: String = error.chars().take(LONGEST).collect();
    tracing::error!(job = leased.envelope.id, "the job `{}` is a dead letter: {error}", leased.envelope.name);
    Outcome::Dead { error }
}

/// Completes when the job is not to go on.
async fn told_to_stop(ear: &mut watch::Receiver<Told>) -> Told {
    match ear.wait_for(|told| *told != Told::GoOn).await {
        Ok(told) => *told,
        // The crew forgot it: its lease has ended.
        Err(_) => Told::Expired,
    }
}

/// Ends a task, unless it blocks its thread.
async fn has_parted(task: &mut JoinHandle<Result<Value>>) -> bool {
    task.abort();
    timeout(PARTING, task).await.is_ok()
}

/// The whole chain of causes: it is shown to whoever may see jobs, and to nobody else.
fn in_words(error: &Error) -> String {
    error.source_chain()
}

fn last_words(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("without a word")
}

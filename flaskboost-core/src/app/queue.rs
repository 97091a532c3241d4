//! Opens the queue that the settings name, and says what is wrong with the jobs of an app.

use std::sync::Arc;

use super::{BootError, Parts};
use crate::db::Db;
use crate::db::outbox::Outbox;
use crate::error::Problem;
use crate::jobs::{self, DatabaseEngine, Engine, Jobs, NatsEngine, RedisEngine, Registry, Schedule};
use crate::mailer::SendMail;
use crate::settings::{CacheEngine, JobsEngine, Settings, StorageEngine};

/// The name under which the site keeps what is its own on servers that others use too. It is made when it is needed first.
pub(super) async fn namespace(settings: &Settings, db: &Db, parts: &Parts) -> Result<String, BootError> {
    let is_shared = settings.jobs.engine != JobsEngine::Database
        || settings.cache.engine != CacheEngine::Memory
        || settings.storage.engine != StorageEngine::Memory;
    if is_shared { jobs::namespace(db, &parts.random).await.map_err(BootError::Queue) } else { Ok(String::new()) }
}

/// Opens the queue.
pub(super) async fn open(
    settings: &Settings,
    (db, outbox, site): (&Db, &Outbox, &str),
    registry: Registry,
    parts: &Parts,
) -> Result<Jobs, BootError> {
    // The rules of the settings see to it that the address is there.
    let address = |url: &Option<crate::settings::Secret<String>>| {
        url.as_ref().map(|url| url.expose().clone()).unwrap_or_default()
    };
    let engine: Arc<dyn Engine> = match settings.jobs.engine {
        JobsEngine::Database => Arc::new(DatabaseEngine::new(db.clone())),
        JobsEngine::Redis => RedisEngine::open(&address(&settings.redis.url), site, outbox.clone()).await?,
        JobsEngine::Nats => NatsEngine::open(&address(&settings.nats.url), site, outbox.clone()).await?,
    };
    let registry = registry.with::<SendMail>();
    Ok(Jobs::new(db.clone(), engine, registry, (parts.clock.clone(), parts.random.clone())))
}

/// What is wrong: two jobs of one name, hours that make no sense, a schedule of a job that the app does not name.
pub(super) fn problems(registry: &Registry, schedules: &[Schedule]) -> Vec<Problem> {
    let mut problems: Vec<Problem> =
        registry.problems().iter().map(|problem| Problem::new("FB9500", problem.to_string())).collect();
    let mut names = Vec::new();
    for schedule in schedules {
        let (name, job) = (schedule.name(), schedule.job());
        if let Some(problem) = schedule.problem() {
            problems.push(Problem::new("FB9501", problem.to_string()));
        }
        if !registry.names().contains(&job) {
            let message = format!(
                "the schedule `{name}` is of the job `{job}`, which the app does not name: add App::job::<…>()"
            );
            problems.push(Problem::new("FB9502", message));
        }
        if names.contains(&name) {
            let message =
                format!("two schedules are called `{name}`: give one of them another name with Schedule::named");
            problems.push(Problem::new("FB9503", message));
        }
        names.push(name);
    }
    problems
}

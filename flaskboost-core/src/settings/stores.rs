//! What a value must be in the tables of what is kept beside the rows: jobs, the cache, files.

use crate::settings::jobs::JobsEngine;
use crate::settings::rules::{Rules, scheme_and_host, scheme_only};
use crate::settings::settings::Settings;
use crate::settings::storage::StorageEngine;

/// Applies the rules of these tables.
pub(super) fn check(settings: &Settings, rules: &mut Rules) {
    jobs(settings, rules);
    cache(settings, rules);
    storage(settings, rules);
}

fn jobs(settings: &Settings, rules: &mut Rules) {
    for (key, message) in settings.jobs.problems() {
        rules.require(false, key, message);
    }
    match settings.jobs.engine {
        JobsEngine::Redis if settings.redis.url.is_none() => rules.missing(
            "redis.url",
            "jobs.engine is `redis`: set the environment variable REDIS_URL to redis://user:password@host, or \
             jobs.engine to `database`",
        ),
        JobsEngine::Nats if settings.nats.url.is_none() => rules.missing(
            "nats.url",
            "jobs.engine is `nats`: set the environment variable NATS_URL to nats://user:password@host, or \
             jobs.engine to `database`",
        ),
        _ => {}
    }
    if let Some(url) = &settings.nats.url {
        let is_nats = ["nats://", "tls://"].iter().any(|scheme| url.expose().starts_with(scheme));
        let message = format!("{} is no NATS server: write nats://user:password@host", scheme_only(url.expose()));
        rules.require(is_nats, "nats.url", message);
    }
}

fn cache(settings: &Settings, rules: &mut Rules) {
    let cache = &settings.cache;
    rules.require((1..=1_000_000).contains(&cache.max_megabytes), "cache.max_megabytes", "must be from 1 to 1000000");
    rules.require(cache.default_seconds > 0, "cache.default_seconds", "must be at least 1");
}

fn storage(settings: &Settings, rules: &mut Rules) {
    let storage = &settings.storage;
    let positive = "must be at least 1";
    rules.require(storage.max_file_bytes > 0, "storage.max_file_bytes", positive);
    rules.require(storage.max_files > 0, "storage.max_files", positive);
    rules.require(storage.link_minutes > 0, "storage.link_minutes", positive);
    // A form may stay open for an hour with a file that was sent already.
    rules.require(storage.orphan_hours > 1, "storage.orphan_hours", "must be at least 2");
    rules.require(!storage.folder.as_os_str().is_empty(), "storage.folder", "name a folder");
    if let Some(endpoint) = &storage.endpoint {
        let message = format!("`{endpoint}` must be http:// or https://, a host and perhaps a port");
        rules.require(scheme_and_host(endpoint).is_some(), "storage.endpoint", message);
    }
    match storage.engine {
        StorageEngine::Local => {}
        StorageEngine::Memory => rules.require(
            !settings.runtime().is_production(),
            "storage.engine",
            "production would lose every file at each start in memory: use `local` or `s3`",
        ),
        StorageEngine::S3 => {
            let advice = "storage.engine is `s3`: give it a bucket, an access_key and a secret_key";
            for (key, is_there) in [
                ("storage.bucket", storage.bucket.is_some()),
                ("storage.access_key", storage.access_key.is_some()),
                ("storage.secret_key", storage.secret_key.is_some()),
            ] {
                if !is_there {
                    rules.missing(key, advice);
                }
            }
        }
    }
}

//! Whether a Redis server keeps what is given to it.

use redis::aio::ConnectionManager;

/// Refuses a server that throws keys away, and warns of one that forgets all when it is started again.
pub(super) async fn check(connection: &mut ConnectionManager) -> Result<(), String> {
    let info: String = match redis::cmd("INFO").query_async(connection).await {
        Ok(info) => info,
        Err(error) => {
            tracing::warn!("the Redis server does not say how it keeps keys: {error}");
            return Ok(());
        }
    };
    judge(&info)?;
    if fact(&info, "aof_enabled") == Some("0") {
        tracing::warn!("the Redis server forgets jobs when it crashes: set `appendonly yes` in its configuration");
    }
    Ok(())
}

/// Keys of the queue have no end of life: only a policy for all keys would take them.
fn judge(info: &str) -> Result<(), String> {
    let policy = fact(info, "maxmemory_policy").unwrap_or("noeviction");
    if fact(info, "maxmemory").is_some_and(|bytes| bytes != "0") && policy.starts_with("allkeys") {
        return Err(format!(
            "the Redis server throws keys away when its memory is full (maxmemory-policy {policy}), and jobs with \
             them: set `maxmemory-policy noeviction`"
        ));
    }
    Ok(())
}

fn fact<'a>(info: &'a str, name: &str) -> Option<&'a str> {
    info.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':')).map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_that_throws_keys_away_is_refused_and_others_are_not() {
        let info =
            |memory: &str, policy: &str| format!("# Memory\r\nmaxmemory:{memory}\r\nmaxmemory_policy:{policy}\r\n");
        assert!(judge(&info("1000000", "allkeys-lru")).is_err_and(|reason| reason.contains("noeviction")));
        for (memory, policy) in [("0", "allkeys-lru"), ("1000000", "noeviction"), ("1000000", "volatile-ttl")] {
            assert_eq!(judge(&info(memory, policy)), Ok(()), "{memory} {policy}");
        }
    }
}

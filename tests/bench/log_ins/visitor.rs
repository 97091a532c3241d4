//! [`Visitor`]: somebody who looks at a page at a steady pace.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use crate::Outcome;
use crate::load::Connection;

/// How often.
const PACE: Duration = Duration::from_millis(10);

/// Somebody who looks at a page at a steady pace.
pub(crate) struct Visitor {
    /// Where.
    pub(crate) address: SocketAddr,
    /// The cookie of the session.
    pub(crate) cookie: String,
}

impl Visitor {
    /// How long each answer took, shortest first. It counts from the moment at which it should have been asked for: an
    /// answer that is late makes the next ones late too.
    pub(crate) async fn look(&self, time: Duration) -> Outcome<Vec<Duration>> {
        let mut connection = Connection::open(self.address).await?;
        let request = format!(
            "GET / HTTP/1.1\r\nhost: bench.example\r\ncookie: {}\r\naccept: text/html\r\nuser-agent: visitor\r\n\
             x-forwarded-for: 203.0.113.7\r\nx-forwarded-proto: https\r\n\r\n",
            self.cookie
        );
        let mut times = Vec::new();
        let begun = Instant::now();
        let mut due = begun;
        while due < begun + time {
            tokio::time::sleep_until(due.into()).await;
            connection.exchange(request.as_bytes()).await?;
            let answer = connection.answer();
            if answer.status() != "200" {
                return Err(format!("the page answers {}", answer.status()).into());
            }
            times.push(due.elapsed());
            due += PACE;
        }
        times.sort_unstable();
        Ok(times)
    }
}

/// The time that so many per cent stayed below.
pub(crate) fn share(times: &[Duration], per_cent: usize) -> Duration {
    let last = times.len().saturating_sub(1);
    times.get(last * per_cent / 100).copied().unwrap_or_default()
}

//! [`Server`]: one of the two servers, in a process of its own.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tokio::net::TcpStream;

use crate::Outcome;
use crate::names::{ADDRESS, GZIP};
use crate::options::Options;

/// Tells a process of this benchmark that it is FlaskBoost's server.
const KIND: &str = "PAGES_SERVER";

/// Which of the servers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// FlaskBoost, with the allocator that the template sets.
    House,
    /// The same, and nothing is too often: for what is measured with many requests of one client.
    HouseWithoutLimits,
    /// No framework, with the allocator of the system.
    Plain,
    /// No framework, with the allocator that the template sets.
    PlainMimalloc,
}

impl Kind {
    /// All, in the order of the report.
    pub(crate) const ALL: [Self; 3] = [Self::House, Self::Plain, Self::PlainMimalloc];

    /// Whether this process was started as FlaskBoost's server.
    pub(crate) fn is_this_process() -> bool {
        std::env::var_os(KIND).is_some()
    }

    /// What the report calls it.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::House | Self::HouseWithoutLimits => "FlaskBoost",
            Self::Plain => "axum + sqlx + tera",
            Self::PlainMimalloc => "the same, mimalloc",
        }
    }

    fn program(self) -> std::io::Result<PathBuf> {
        match self {
            Self::House | Self::HouseWithoutLimits => std::env::current_exe(),
            Self::Plain => Ok(env!("CARGO_BIN_EXE_pages-plain").into()),
            Self::PlainMimalloc => Ok(env!("CARGO_BIN_EXE_pages-plain-mimalloc").into()),
        }
    }
}

/// A server that runs until it is dropped.
pub(crate) struct Server {
    /// Where it listens.
    pub(crate) address: SocketAddr,
    process: Child,
}

impl Server {
    /// Starts a server and waits until it takes connections.
    pub(crate) async fn start(kind: Kind, database: &str, options: &Options) -> Outcome<Self> {
        let address = free_address()?;
        let mut command = command(kind, database)?;
        command.env(ADDRESS, address.to_string()).env("FLASKBOOST__SERVER__PORT", address.port().to_string());
        if options.is_gzip {
            command.env(GZIP, "yes");
        }
        let process = command.arg("serve").stdin(Stdio::null()).spawn()?;
        let mut server = Self { address, process };
        let begun = Instant::now();
        while TcpStream::connect(address).await.is_err() {
            if let Some(status) = server.process.try_wait()? {
                return Err(format!("the {kind:?} server ended: {status}").into());
            }
            if begun.elapsed() > Duration::from_secs(20) {
                return Err(format!("the {kind:?} server does not listen").into());
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        Ok(server)
    }

    /// A line of what the system tells of the process, in bytes; only Linux does.
    pub(crate) fn status(&self, name: &str) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix(name))?;
        line.trim_start_matches(':').trim().strip_suffix(" kB")?.trim().parse::<u64>().ok().map(|kilo| kilo * 1024)
    }

    /// The processor time that the process has used so far; only Linux tells.
    pub(crate) fn processor_time(&self) -> Option<Duration> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.process.id())).ok()?;
        // The name of the program stands in brackets and may hold blanks; what follows it does not.
        let mut fields = stat.rsplit_once(')')?.1.split_ascii_whitespace().skip(11);
        let user: u64 = fields.next()?.parse().ok()?;
        let system: u64 = fields.next()?.parse().ok()?;
        // The kernel counts in hundredths of a second towards programs, on every architecture (USER_HZ).
        Some(Duration::from_millis((user + system) * 10))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Both fail only when the process has already ended.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// One of the servers, with the settings of a production behind a proxy that speaks HTTPS.
pub(crate) fn command(kind: Kind, database: &str) -> Outcome<Command> {
    let mut command = Command::new(kind.program()?);
    for (key, _) in std::env::vars_os() {
        let is_ours = key.to_string_lossy().starts_with("FLASKBOOST__");
        if is_ours || ["PORT", "DATABASE_URL", "SMTP_URL", "RUST_LOG"].iter().any(|name| key == *name) {
            command.env_remove(key);
        }
    }
    command
        .env(KIND, "yes")
        .env("RUNTIME", "production")
        .env("DATABASE_URL", database)
        .env("SECRET_KEY", "only for the benchmark: 0123456789abcdef")
        .env("FLASKBOOST__APP__URL", "https://bench.example")
        .env("FLASKBOOST__SERVER__HOST", "127.0.0.1")
        .env("FLASKBOOST__SERVER__TRUSTED_PROXIES", "[\"127.0.0.1\"]")
        .env("FLASKBOOST__MAIL__TRANSPORT", "none")
        .env("FLASKBOOST__ACCOUNTS__SIGNUP", "false")
        .env("FLASKBOOST__LOG__FILTER", "warn");
    if kind == Kind::HouseWithoutLimits {
        for limit in ["FAILURES_PER_ACCOUNT", "FAILURES_PER_ADDRESS", "FAILURES_PER_NETWORK"] {
            command.env(format!("FLASKBOOST__LIMITS__{limit}"), "0");
        }
    }
    Ok(command)
}

fn free_address() -> std::io::Result<SocketAddr> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()
}

//! [`Production`]: the release program as a server would run it.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::Outcome;
use crate::page;
use crate::process;
use crate::table::median;

/// The release program with a migrated SQLite database.
pub(crate) struct Production {
    program: PathBuf,
    database: PathBuf,
}

impl Production {
    /// Migrates a new database.
    pub(crate) fn prepare(program: PathBuf, folder: &Path) -> Outcome<Self> {
        let production = Self { program, database: folder.join("var/production.sqlite") };
        let status = production.command(0).arg("migrate").stdout(Stdio::null()).status()?;
        if status.success() { Ok(production) } else { Err("the production database could not be migrated".into()) }
    }

    /// Starts the server so often: the median of the seconds to the first 200, and the memory of the last one after
    /// three idle seconds, in bytes.
    pub(crate) fn start_often(&self, times: usize) -> Outcome<(f64, Option<u64>)> {
        let mut all = Vec::new();
        let mut memory = None;
        for number in 1..=times {
            let (seconds, mut child) = self.start()?;
            all.push(seconds);
            if number == times {
                std::thread::sleep(Duration::from_secs(3));
                memory = process::memory_of(child.id());
            }
            child.kill()?;
            child.wait()?;
        }
        Ok((median(&mut all), memory))
    }

    fn start(&self) -> Outcome<(f64, Child)> {
        let address = page::free_address()?;
        let mut command = self.command(address.port());
        let begun = Instant::now();
        let mut child = command.arg("serve").spawn()?;
        loop {
            if let Some(answer) = page::get(address, "/") {
                let seconds = begun.elapsed().as_secs_f64();
                if answer.starts_with("HTTP/1.1 200 ") {
                    return Ok((seconds, child));
                }
                child.kill()?;
                return Err(format!("the first answer is no 200:\n{answer}").into());
            }
            if begun.elapsed() > Duration::from_secs(10) || child.try_wait()?.is_some() {
                child.kill()?;
                return Err("the production server does not answer".into());
            }
            std::thread::sleep(Duration::from_micros(200));
        }
    }

    fn command(&self, port: u16) -> Command {
        let mut command = Command::new(&self.program);
        command
            .env("RUNTIME", "production")
            .env("DATABASE_URL", format!("sqlite:{}", self.database.display()))
            .env("SECRET_KEY", "only for the benchmark: 0123456789abcdef")
            .env("FLASKBOOST__APP__URL", "https://bench.example")
            .env("FLASKBOOST__SERVER__HOST", "127.0.0.1")
            .env("FLASKBOOST__SERVER__PORT", port.to_string())
            .env("FLASKBOOST__MAIL__TRANSPORT", "none")
            .env("FLASKBOOST__ACCOUNTS__SIGNUP", "false")
            .env("FLASKBOOST__LOG__FILTER", "warn")
            .stdin(Stdio::null());
        command
    }
}

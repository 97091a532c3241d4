//! [`Desk`]: a developer at work: `cargo run -- dev` runs, files are saved, the page is looked at.

use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use crate::Outcome;
use crate::cargo::Cargo;
use crate::copy::{Copy, MARK};
use crate::page;
use crate::table::median;

/// The rebuild loop of an app, until it is dropped.
pub(crate) struct Desk<'a> {
    app: &'a Copy,
    address: SocketAddr,
    process: Child,
}

impl<'a> Desk<'a> {
    /// Starts the loop and waits for the page.
    pub(crate) fn open(app: &'a Copy, cargo: &Cargo) -> Outcome<Self> {
        std::fs::write(app.template_file(), Copy::template(0))?;
        std::fs::write(app.controller_file(), Copy::controller(0))?;
        let address = page::free_address()?;
        let mut command = cargo.command(&["run", "--quiet", "--", "dev"]);
        command.env("FLASKBOOST__SERVER__PORT", address.port().to_string()).stdout(Stdio::null());
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let desk = Self { app, address, process: command.spawn()? };
        desk.wait_for(&format!("controller {MARK} 0;"), Duration::from_secs(300))?;
        Ok(desk)
    }

    /// Saves the template so often; the median of the seconds until the page is new.
    pub(crate) fn save_template(&self, times: usize) -> Outcome<f64> {
        self.save(times, "template", &self.app.template_file(), Copy::template)
    }

    /// Saves the controller so often; the median of the seconds until the page is new.
    pub(crate) fn save_controller(&self, times: usize) -> Outcome<f64> {
        self.save(times, "controller", &self.app.controller_file(), Copy::controller)
    }

    fn save(&self, times: usize, what: &str, file: &Path, text: fn(usize) -> String) -> Outcome<f64> {
        let mut all = Vec::new();
        // The first one warms the caches of cargo and of the system and does not count.
        for number in 1..=times + 1 {
            // Somebody who writes a program does not save every second.
            std::thread::sleep(Duration::from_secs(2));
            let begun = Instant::now();
            std::fs::write(file, text(number))?;
            self.wait_for(&format!("{what} {MARK} {number};"), Duration::from_secs(120))?;
            all.push(begun.elapsed().as_secs_f64());
        }
        all.remove(0);
        Ok(median(&mut all))
    }

    fn wait_for(&self, text: &str, most: Duration) -> Outcome<()> {
        let begun = Instant::now();
        while !page::get(self.address, "/workshop").is_some_and(|page| page.contains(text)) {
            if begun.elapsed() > most {
                let shown = page::get(self.address, "/workshop").unwrap_or_default();
                return Err(format!("the page never said {text:?}; it says:\n{shown}").into());
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        Ok(())
    }
}

impl Drop for Desk<'_> {
    fn drop(&mut self) {
        // The server is a child of the loop: on Unix the whole group is ended, elsewhere the tree.
        let id = self.process.id();
        let ended = if cfg!(unix) {
            std::process::Command::new("kill").args(["-KILL", "--", &format!("-{id}")]).status()
        } else {
            std::process::Command::new("taskkill").args(["/F", "/T", "/PID", &id.to_string()]).status()
        };
        if ended.is_err() {
            // Fails only when the process has already ended.
            let _ = self.process.kill();
        }
        let _ = self.process.wait();
    }
}

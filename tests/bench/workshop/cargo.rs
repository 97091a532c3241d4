//! [`Cargo`]: runs cargo in the folder of an app and tells what it cost.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::Outcome;
use crate::process::{self, Watch};

/// Runs cargo in the folder of an app, with a target folder of its own.
pub(crate) struct Cargo {
    folder: PathBuf,
    target: PathBuf,
}

/// What a build cost.
pub(crate) struct Build {
    /// How long it took.
    pub(crate) took: Duration,
    /// The processor time of everything that ran for it.
    pub(crate) processor: Option<Duration>,
    /// How many crates were compiled.
    pub(crate) crates: usize,
    /// The most memory that one compiler held, in bytes.
    pub(crate) largest_rustc: Option<u64>,
}

impl Cargo {
    /// Cargo for the app in this folder.
    pub(crate) fn new(folder: &Path, target: &Path) -> Self {
        Self { folder: folder.to_owned(), target: target.to_owned() }
    }

    /// Cargo with nothing but these arguments: what the cargo that runs this benchmark told it is not handed on,
    /// because build scripts look at it and would run again.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("cargo");
        for (key, _) in std::env::vars_os() {
            let name = key.to_string_lossy();
            let is_cargos = name.starts_with("CARGO") && !["CARGO_HOME", "CARGO_NET_OFFLINE"].contains(&&*name);
            if is_cargos || name.starts_with("FLASKBOOST__") || ["RUNTIME", "DATABASE_URL", "PORT"].contains(&&*name) {
                command.env_remove(key);
            }
        }
        command.args(arguments).current_dir(&self.folder).env("CARGO_TARGET_DIR", &self.target).stdin(Stdio::null());
        command
    }

    /// Loads the sources of all dependencies, so that no build waits for them.
    pub(crate) fn fetch(&self) -> Outcome<()> {
        succeed(self.command(&["fetch", "--quiet"]))
    }

    /// Builds the app.
    pub(crate) fn build(&self) -> Outcome<Build> {
        let (begun, processor, watch) = (Instant::now(), process::time_of_children(), Watch::begin());
        let mut child = self.command(&["build"]).stderr(Stdio::piped()).spawn()?;
        let mut crates = 0;
        let mut lines = Vec::new();
        if let Some(output) = child.stderr.take() {
            for line in BufReader::new(output).lines() {
                let line = line?;
                crates += usize::from(line.trim_start().starts_with("Compiling "));
                lines.push(line);
            }
        }
        let status = child.wait()?;
        let largest_rustc = watch.end();
        if !status.success() {
            return Err(format!("the app does not build:\n{}", lines.join("\n")).into());
        }
        let processor = process::time_of_children().zip(processor).map(|(after, before)| after - before);
        Ok(Build { took: begun.elapsed(), processor, crates, largest_rustc })
    }

    /// Builds the program for production; returns where it is.
    pub(crate) fn build_release(&self, name: &str) -> Outcome<PathBuf> {
        succeed(self.command(&["build", "--release", "--quiet"]))?;
        Ok(self.target.join("release").join(format!("{name}{}", std::env::consts::EXE_SUFFIX)))
    }

    /// Runs the tests; returns how many seconds that took.
    pub(crate) fn test(&self) -> Outcome<f64> {
        let begun = Instant::now();
        let output = self.command(&["test", "--quiet"]).output()?;
        if !output.status.success() {
            let said = [output.stdout, output.stderr].concat();
            return Err(format!("the tests of the app fail:\n{}", String::from_utf8_lossy(&said)).into());
        }
        Ok(begun.elapsed().as_secs_f64())
    }
}

fn succeed(mut command: Command) -> Outcome<()> {
    let status = command.status()?;
    if status.success() { Ok(()) } else { Err(format!("{command:?} failed: {status}").into()) }
}

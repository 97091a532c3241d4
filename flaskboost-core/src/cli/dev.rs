//! `dev`: serves, and builds and starts again whenever a source file is saved.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use super::failure::Failure;
use super::serve::UNDER_LOOP;
use super::terminal::Paint;
use super::watch::Watch;
use crate::app::App;

const LOOK_EVERY: Duration = Duration::from_millis(60);

pub(super) fn run(app: &App) -> Result<ExitCode, Failure> {
    if !app.assets().is_on_disk() {
        return Err(Failure::new("`dev` rebuilds from the sources, and this is a release build; use `serve`"));
    }
    let folder = app.assets().folder();
    // The build replaces this very file, so its path is taken before the first one.
    let program =
        std::env::current_exe().map_err(|error| Failure::new(format!("this program cannot find itself: {error}")))?;
    let name = program.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut watch = Watch::new(folder);
    let mut server = Some(start(&program, "first")?);
    let paint = Paint::for_stdout();
    loop {
        std::thread::sleep(LOOK_EVERY);
        if let Some(ended) = server.as_mut().and_then(|child| child.try_wait().ok().flatten()) {
            server = None;
            if ended.success() {
                return Ok(ExitCode::SUCCESS);
            }
            println!("  {} the server ended; it starts again when a source file is saved", paint.yellow("waiting"));
        }
        let changed = watch.changed();
        let Some(first) = changed.first() else { continue };
        let shown = first.strip_prefix(folder).unwrap_or(first).display();
        println!("  {} {shown}", paint.accent("saved  "));
        let begun = Instant::now();
        if !build(folder, &name)? {
            println!("  {} the page shown is still the old one", paint.red("failed "));
            continue;
        }
        let new = start(&program, "again")?;
        if let Some(old) = server.replace(new) {
            stop(old);
        }
        println!("  {} in {:.1} s", paint.green("built  "), begun.elapsed().as_secs_f64());
    }
}

/// Builds the program. `CARGO_*` variables of this run are not handed down: they would make cargo believe that the
/// whole dependency tree has to be built again.
fn build(folder: &Path, name: &str) -> Result<bool, Failure> {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["build", "--quiet", "--bin", name]).current_dir(folder).stdin(Stdio::null());
    let kept = ["CARGO_HOME", "CARGO_TARGET_DIR", "CARGO_BUILD_JOBS", "CARGO_NET_OFFLINE", "CARGO_TERM_COLOR"];
    for (key, _) in std::env::vars_os() {
        let key = key.to_string_lossy().into_owned();
        if (key.starts_with("CARGO") && !kept.contains(&key.as_str())) || key == UNDER_LOOP {
            cargo.env_remove(key);
        }
    }
    let status = cargo.status().map_err(|error| Failure::new(format!("cargo cannot be started: {error}")))?;
    Ok(status.success())
}

fn start(program: &PathBuf, which: &str) -> Result<Child, Failure> {
    Command::new(program)
        .arg("serve")
        .env(UNDER_LOOP, which)
        .spawn()
        .map_err(|error| Failure::new(format!("{} cannot be started: {error}", program.display())))
}

/// Ends the old server at once: its pages reload by themselves, and in development nothing is worth waiting for.
fn stop(mut child: Child) {
    // Both fail only when the process has already ended.
    let _ = child.kill();
    let _ = child.wait();
}

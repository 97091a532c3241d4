//! An app made of the template, to be built, tested and tampered with.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

use serde_json::Value;

use crate::workspace;

/// The name of the app.
const NAME: &str = "climbed";

/// The one app of this run, built: tests take turns with it.
static APP: LazyLock<Mutex<App>> = LazyLock::new(|| Mutex::new(App::make()));

/// An app made of the template.
pub(crate) struct App {
    /// Where it is.
    pub(crate) folder: PathBuf,
    /// Its tests, as a program.
    tests: PathBuf,
    /// The app itself, as a program.
    pub(crate) program: PathBuf,
}

/// An error of the compiler: its code and its first line.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) code: String,
    pub(crate) says: String,
    pub(crate) file: String,
}

impl App {
    /// The app; waits until no other test has it.
    pub(crate) fn borrow() -> MutexGuard<'static, Self> {
        APP.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn make() -> Self {
        let around = house().join("generated");
        let _ = fs::remove_dir_all(&around);
        fs::create_dir_all(&around).expect("the target folder can be written");
        let clone = format!("flaskboost={}", workspace::root().display());
        let made = generate(&around, &workspace::root().join("template"), NAME, &["--no-workspace", "-d", &clone]);
        assert!(made.status.success(), "{}", told(&made));
        let mut app = Self { folder: around.join(NAME), tests: PathBuf::new(), program: PathBuf::new() };
        let built = app.cargo(["test", "--offline", "--no-run", "--message-format=json"]);
        assert!(built.status.success(), "the app does not build: {:#?}\n{}", refusals(&built), told(&built));
        app.tests = executable(&built, "test", "site");
        app.program = executable(&built, "bin", NAME);
        app
    }

    /// Runs cargo in the app, with a target folder that all apps of these tests share.
    pub(crate) fn cargo<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) -> Output {
        let mut cargo = clean(Command::new(env!("CARGO")));
        cargo.args(arguments).current_dir(&self.folder).env("CARGO_TARGET_DIR", house());
        cargo.output().expect("cargo runs")
    }

    /// Runs those tests of the app whose names contain a word, as they were built.
    pub(crate) fn run_tests(&self, word: &str) -> Output {
        clean(Command::new(&self.tests)).arg(word).current_dir(&self.folder).output().expect("the tests run")
    }

    /// Puts a line into a file, below the first line that contains `below`, runs `work`, and takes the line out again.
    pub(crate) fn with_line<R>(&self, file: &str, below: &str, line: &str, work: impl FnOnce(&Self) -> R) -> R {
        let path = self.folder.join(file);
        let original = fs::read_to_string(&path).expect("the app has this file");
        let _restore = Restore { path: &path, original: &original };
        let (before, after) = original.split_once(below).unwrap_or_else(|| panic!("{file} has no line with `{below}`"));
        let (rest, after) = after.split_once('\n').expect("the line ends");
        fs::write(&path, format!("{before}{below}{rest}\n{line}\n{after}")).expect("the app can be changed");
        work(self)
    }

    /// What the compiler says to one more line in a file.
    pub(crate) fn refusals_of_line(&self, file: &str, below: &str, line: &str) -> Vec<Refusal> {
        self.with_line(file, below, line, |app| {
            let built = app.cargo(["build", "--offline", "--message-format=json"]);
            assert!(!built.status.success(), "the app builds with `{line}` in {file}");
            refusals(&built)
        })
    }
}

/// Writes a file back, whatever happened.
struct Restore<'a> {
    path: &'a Path,
    original: &'a str,
}

impl Drop for Restore<'_> {
    fn drop(&mut self) {
        // A test that panics already must not panic once more.
        let _ = fs::write(self.path, self.original);
    }
}

/// Runs `cargo generate` in a folder.
pub(crate) fn generate(folder: &Path, template: &Path, name: &str, more: &[&str]) -> Output {
    let mut cargo = clean(Command::new(env!("CARGO_BIN_EXE_generate")));
    cargo.args(["generate", "--vcs", "none", "--name", name, "--path"]).arg(template).args(more);
    // It asks who the author is and gives up when nobody tells it.
    cargo.current_dir(folder).env("USER", "somebody");
    cargo.output().expect("the generator runs")
}

/// Everything that a command has said.
pub(crate) fn told(output: &Output) -> String {
    format!("{}\n{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// The target folder of generated apps; what is compiled in it stays for the next run.
fn house() -> PathBuf {
    let program = Path::new(env!("CARGO_BIN_EXE_generate"));
    let target = program.ancestors().nth(2).expect("a program stands in a profile's folder of a target folder");
    target.join("house")
}

/// A command that knows nothing of the cargo that runs these tests.
fn clean(mut command: Command) -> Command {
    let inherited = std::env::vars_os().map(|(name, _)| name);
    for name in inherited.filter(|name| is_of_this_run(name)) {
        command.env_remove(name);
    }
    command
}

fn is_of_this_run(variable: &OsStr) -> bool {
    let name = variable.to_string_lossy();
    (name.starts_with("CARGO") && name != "CARGO_HOME") || name == "RUNTIME"
}

/// What cargo said in JSON.
fn messages(output: &Output) -> impl Iterator<Item = Value> {
    output.stdout.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok())
}

fn refusals(output: &Output) -> Vec<Refusal> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    messages(output)
        .map(|message| message["message"].clone())
        .filter(|message| message["level"] == "error" && message["code"].is_object())
        .map(|message| Refusal {
            code: text(&message["code"]["code"]),
            says: text(&message["message"]),
            file: text(&primary(&message)["file_name"]),
        })
        .collect()
}

/// The place that an error points to, among those that explain it.
fn primary(message: &Value) -> &Value {
    let spans = message["spans"].as_array().into_iter().flatten();
    spans.into_iter().find(|span| span["is_primary"] == true).unwrap_or(&Value::Null)
}

fn executable(output: &Output, kind: &str, name: &str) -> PathBuf {
    let is_it = |message: &Value| message["target"]["kind"][0] == kind && message["target"]["name"] == name;
    let found = messages(output).filter(is_it).find_map(|message| Some(PathBuf::from(message["executable"].as_str()?)));
    found.unwrap_or_else(|| panic!("cargo has built no {kind} {name}:\n{}", told(output)))
}

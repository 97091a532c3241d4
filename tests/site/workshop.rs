//! A folder with the files of the site, and the program run in it with an environment of its own.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs};

use flaskboost::testing::TestDatabase;
use tempfile::TempDir;

/// No command of these tests takes as long; one that hangs is ended.
const PATIENCE: Duration = Duration::from_secs(60);

const PROGRAM: &str = env!("CARGO_BIN_EXE_notes-site");
const SOURCES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/site");

/// What production needs besides its database.
const PRODUCTION: [(&str, &str); 5] = [
    ("RUNTIME", "production"),
    ("SECRET_KEY", "0123456789abcdefghijklmnopqrstuvwxyz"),
    ("SMTP_URL", "smtps://user:password@mail.example"),
    ("FLASKBOOST__APP__URL", "https://site.example"),
    ("FLASKBOOST__MAIL__FROM", "hello@site.example"),
];

/// An app's folder, gone in the end.
pub(crate) struct Workshop {
    folder: TempDir,
}

/// What a command left behind.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Workshop {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        for part in ["templates", "static"] {
            copy(&Path::new(SOURCES).join(part), &folder.path().join(part));
        }
        Self { folder }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes one file of the app, such as `settings/default.toml`.
    pub(crate) fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    /// The address of a SQLite file in this folder.
    pub(crate) fn sqlite(&self, name: &str) -> String {
        format!("sqlite:{}", self.path(name).display())
    }

    /// Runs a command as the runtime of development.
    pub(crate) fn run(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Outcome {
        self.run_with(arguments, variables, "")
    }

    /// Runs a command in production on this database.
    pub(crate) fn run_in_production(&self, arguments: &[&str], database: &str) -> Outcome {
        self.run(arguments, &[&PRODUCTION[..], &[("DATABASE_URL", database)]].concat())
    }

    /// The same with something on standard input.
    pub(crate) fn run_with(&self, arguments: &[&str], variables: &[(&str, &str)], input: &str) -> Outcome {
        let mut child = self.start(arguments, variables);
        // Whoever does not read it may have ended already.
        let _ = child.stdin.take().expect("an input").write_all(input.as_bytes());
        Outcome::of(child)
    }

    /// Starts a command; see [`Outcome::of`].
    pub(crate) fn start(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Child {
        let mut command = Command::new(PROGRAM);
        command.args(arguments).env_clear().env("PATH", env::var_os("PATH").unwrap_or_default());
        command.env("SITE_FOLDER", self.folder.path()).current_dir(self.folder.path());
        command.envs(variables.iter().copied());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command.spawn().expect("the program starts")
    }
}

impl Outcome {
    /// Waits until a process ends.
    pub(crate) fn of(mut child: Child) -> Self {
        let begun = Instant::now();
        while child.try_wait().expect("a process of ours").is_none() {
            if begun.elapsed() > PATIENCE {
                child.kill().expect("a process of ours");
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        let output = child.wait_with_output().expect("a process of ours");
        Self {
            code: output.status.code(),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// It worked.
    #[track_caller]
    pub(crate) fn assert_done(&self) -> &Self {
        assert_eq!(self.code, Some(0), "{self:?}");
        self
    }

    /// It was refused with an exit code of 1 and these words, and no panic.
    #[track_caller]
    pub(crate) fn assert_refused(&self, words: &str) -> &Self {
        assert_eq!(self.code, Some(1), "{self:?}");
        let told = format!("{}{}", self.out, self.err);
        assert!(told.contains(words), "{words:?} is not in {self:?}");
        assert!(!told.contains("panicked"), "{self:?}");
        self
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(&from, &to).expect("a file");
        }
    }
}

/// The address of a PostgreSQL server: `FLASKBOOST_TEST_POSTGRES`, else the one of this machine. `None`, said
/// loudly, where there is none; in CI that is a failure.
pub(crate) async fn postgres() -> Option<String> {
    let local = || "postgres://postgres@127.0.0.1:5432/postgres".to_owned();
    let url = env::var("FLASKBOOST_TEST_POSTGRES").unwrap_or_else(|_| local());
    match TestDatabase::create_beside(Some(&url)).await {
        Ok(_) => Some(url),
        Err(why) => {
            let told = format!("LEFT OUT: no PostgreSQL server for this test at {url}: {why}");
            assert_ne!(env::var("CI").as_deref(), Ok("true"), "{told}");
            eprintln!("\n{told}\n");
            None
        }
    }
}

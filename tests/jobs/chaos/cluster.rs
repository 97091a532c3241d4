//! A PostgreSQL server of a test's own, which writes everything to the disk.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// A server that can be killed; it ends with the test.
pub(super) struct Cluster {
    tools: PathBuf,
    folder: TempDir,
    port: u16,
    url: String,
}

impl Cluster {
    /// `None` when the programs are not there.
    pub(super) fn start() -> Option<Self> {
        let tools = tools()?;
        let folder = tempfile::tempdir().unwrap();
        // The server refuses to run as root; then it runs as the user that its package made.
        if is_root() {
            assert!(Command::new("chown").arg("postgres").arg(folder.path()).status().unwrap().success());
        }
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let url = format!("postgres://postgres@127.0.0.1:{port}/postgres");
        let cluster = Self { tools, folder, port, url };
        let data = cluster.data();
        assert!(cluster.run(&format!("initdb -D {data} -U postgres -A trust -E UTF8")));
        cluster.restart();
        Some(cluster)
    }

    pub(super) fn url(&self) -> &str {
        &self.url
    }

    /// As `kill -9`: its children notice, and end too.
    pub(super) fn kill(&mut self) {
        let pid = self.pid().expect("the server runs");
        assert!(Command::new("kill").args(["-9", &pid]).status().unwrap().success());
    }

    /// Starts it, as soon as nothing is left of the one before.
    pub(super) fn restart(&self) {
        let begun = Instant::now();
        let (data, folder, port) = (self.data(), self.folder.path().display(), self.port);
        let start = format!(
            "pg_ctl -D {data} -w -l {folder}/log -o '-p {port} -k {folder} -c listen_addresses=127.0.0.1' start"
        );
        while !self.run(&start) {
            assert!(begun.elapsed() < Duration::from_secs(60), "the server does not start");
            std::thread::sleep(Duration::from_millis(100));
        }
    }

    fn data(&self) -> String {
        self.folder.path().join("data").display().to_string()
    }

    fn pid(&self) -> Option<String> {
        let file = std::fs::read_to_string(Path::new(&self.data()).join("postmaster.pid")).ok()?;
        file.lines().next().map(str::to_owned)
    }

    fn run(&self, line: &str) -> bool {
        let line = format!("{}/{line}", self.tools.display());
        let mut command = if is_root() { Command::new("su") } else { Command::new("sh") };
        if is_root() {
            command.args(["postgres", "-s", "/bin/sh"]);
        }
        let command = command.args(["-c", &line]).current_dir("/").stdin(Stdio::null());
        command.stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap().success()
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        self.run(&format!("pg_ctl -D {} -m immediate stop", self.data()));
    }
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output().unwrap();
    id.stdout == b"0\n"
}

/// The newest programs that the system's package has installed.
fn tools() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    let folders = versions.filter_map(|version| Some(version.ok()?.path().join("bin")));
    folders.filter(|folder| folder.join("initdb").exists()).max()
}

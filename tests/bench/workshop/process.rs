//! What the system tells of processes; only Linux does, everybody else gets nothing.

use std::collections::HashMap;
use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

/// The processor time of all processes that this one has started and waited for, and of theirs.
pub(crate) fn time_of_children() -> Option<Duration> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    // The name of the program stands in brackets and may hold blanks; what follows it does not.
    let mut fields = stat.rsplit_once(')')?.1.split_ascii_whitespace().skip(13);
    let user: u64 = fields.next()?.parse().ok()?;
    let system: u64 = fields.next()?.parse().ok()?;
    // The kernel counts in hundredths of a second towards programs, on every architecture (USER_HZ).
    Some(Duration::from_millis((user + system) * 10))
}

/// The memory that a process holds right now, in bytes.
pub(crate) fn memory_of(process: u32) -> Option<u64> {
    field(&fs::read_to_string(format!("/proc/{process}/status")).ok()?, "VmRSS:")
}

/// Watches for the largest compiler below this process.
pub(crate) struct Watch {
    stop: Arc<AtomicBool>,
    thread: JoinHandle<Option<u64>>,
}

impl Watch {
    /// Looks every 50 ms from now on.
    pub(crate) fn begin() -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let seen = Arc::clone(&stop);
        let thread = std::thread::spawn(move || {
            let mut largest = None;
            while !seen.load(Ordering::Relaxed) {
                largest = largest.max(largest_rustc());
                std::thread::sleep(Duration::from_millis(50));
            }
            largest
        });
        Self { stop, thread }
    }

    /// Stops looking: the most memory that one compiler held, in bytes.
    pub(crate) fn end(self) -> Option<u64> {
        self.stop.store(true, Ordering::Relaxed);
        self.thread.join().ok().flatten()
    }
}

fn largest_rustc() -> Option<u64> {
    let mut parents = HashMap::new();
    let mut compilers = Vec::new();
    for entry in fs::read_dir("/proc").ok()?.flatten() {
        let Some(process) = entry.file_name().to_str().and_then(|name| name.parse::<u32>().ok()) else { continue };
        let Ok(status) = fs::read_to_string(entry.path().join("status")) else { continue };
        let parent = status.lines().find_map(|line| line.strip_prefix("PPid:")?.trim().parse::<u32>().ok());
        parents.insert(process, parent.unwrap_or_default());
        if status.starts_with("Name:\trustc\n")
            && let Some(most) = field(&status, "VmHWM:")
        {
            compilers.push((process, most));
        }
    }
    // Somebody else may be compiling on this machine too.
    let own = std::process::id();
    let is_ours = |process: u32| {
        let above = std::iter::successors(Some(process), |process| parents.get(process).copied());
        above.take(32).any(|process| process == own)
    };
    compilers.into_iter().filter(|(process, _)| is_ours(*process)).map(|(_, most)| most).max()
}

/// A field in kilobytes, as bytes.
fn field(status: &str, name: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    line.trim().trim_end_matches(" kB").parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}

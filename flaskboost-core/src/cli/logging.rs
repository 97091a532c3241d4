//! The log: lines for people, or JSON for a log service, as the settings say.

use tracing_subscriber::EnvFilter;

use super::terminal::Paint;
use crate::settings::{LogFormat, LogSettings};

/// Starts the log of this process; a second call changes nothing.
pub(super) fn start(settings: &LogSettings) {
    let filter = EnvFilter::try_new(&settings.filter).unwrap_or_else(|_| EnvFilter::new("info"));
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // A process that already has a log keeps it.
    let _ = match settings.format {
        LogFormat::Json => builder.json().flatten_event(true).with_current_span(false).try_init(),
        LogFormat::Pretty => {
            let is_painted = Paint::for_stderr().is_on();
            builder.compact().with_target(false).with_ansi(is_painted).try_init()
        }
    };
}

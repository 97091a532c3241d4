//! [`Options`]: what the command line asks for.

use std::time::Duration;

/// What the command line asks for.
pub(crate) struct Options {
    /// How often the servers are measured.
    pub(crate) rounds: u32,
    /// How long one measurement takes.
    pub(crate) round: Duration,
    /// How long each server is asked before it counts.
    pub(crate) warm_up: Duration,
    /// How many connections ask at once.
    pub(crate) connections: usize,
    /// Whether pages are asked for compressed.
    pub(crate) is_gzip: bool,
    /// The PostgreSQL server, when that is what keeps the posts.
    pub(crate) postgres: Option<String>,
}

impl Options {
    /// Reads the arguments; cargo's own (`--bench`) mean nothing here.
    pub(crate) fn read(arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut options = Self {
            rounds: 21,
            round: Duration::from_secs(2),
            warm_up: Duration::from_secs(3),
            connections: 32,
            is_gzip: false,
            postgres: None,
        };
        let mut arguments = arguments.filter(|argument| argument != "--bench");
        while let Some(argument) = arguments.next() {
            let mut number = || {
                let value = arguments.next().unwrap_or_default();
                value.parse::<u32>().map_err(|_| format!("{argument} takes a number, not {value:?}"))
            };
            match argument.as_str() {
                "--rounds" => options.rounds = number()?.max(1),
                "--seconds" => options.round = Duration::from_secs(number()?.max(1).into()),
                "--connections" => options.connections = number()?.max(1) as usize,
                "--gzip" => options.is_gzip = true,
                "--postgres" => {
                    let url = std::env::var("DATABASE_URL");
                    options.postgres = Some(url.map_err(|_| "--postgres needs DATABASE_URL".to_owned())?);
                }
                other => {
                    return Err(format!(
                        "{other:?} is no option; there are --rounds, --seconds, --connections, --gzip and --postgres"
                    ));
                }
            }
        }
        Ok(options)
    }
}

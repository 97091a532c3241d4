//! [`Report`]: the rounds of all servers, and what they say together.

use std::time::Duration;

use crate::load::Round;
use crate::options::Options;
use crate::server::Kind;

/// What FlaskBoost must reach of the plain page.
const AIM: f64 = 0.9;

/// The rounds of all servers, in the order of [`Kind::ALL`].
pub(crate) struct Report {
    title: String,
    rounds: Vec<[Round; 3]>,
}

impl Report {
    /// No rounds yet.
    pub(crate) fn new(options: &Options) -> Self {
        let engine = if options.postgres.is_some() { "PostgreSQL" } else { "SQLite" };
        let gzip = if options.is_gzip { ", compressed" } else { "" };
        let title = format!(
            "A page with a session and 20 posts, {engine}{gzip}: {} rounds of {} s each, {} connections",
            options.rounds,
            options.round.as_secs(),
            options.connections
        );
        Self { title, rounds: Vec::new() }
    }

    /// Adds one round of each.
    pub(crate) fn add(&mut self, round: [Round; 3]) {
        self.rounds.push(round);
    }

    /// Prints the table.
    pub(crate) fn print(&self) {
        println!("\n{}\n", self.title);
        println!("| medians              | requests/s |      p50 |      p99 | processor/request |");
        println!("|----------------------|-----------:|---------:|---------:|------------------:|");
        for (which, kind) in Kind::ALL.into_iter().enumerate() {
            println!("{}", self.row(kind.title(), which));
        }
        println!();
        for (which, kind) in Kind::ALL.into_iter().enumerate().skip(1) {
            let mut ratios: Vec<f64> = self.rounds.iter().map(|round| rate(&round[0]) / rate(&round[which])).collect();
            let median = median(&mut ratios);
            let (least, most) = (ratios[0], ratios[ratios.len() - 1]);
            let verdict = match (kind, median >= AIM) {
                (Kind::Plain, true) => format!("; aim {AIM}: reached"),
                (Kind::Plain, false) => format!("; aim {AIM}: MISSED"),
                _ => String::new(),
            };
            println!("beside {}: {median:.2} ({least:.2} to {most:.2} over the rounds){verdict}", kind.title());
        }
    }

    fn row(&self, name: &str, which: usize) -> String {
        let of = |value: &dyn Fn(&Round) -> Option<f64>| {
            let mut values: Vec<f64> = self.rounds.iter().filter_map(|round| value(&round[which])).collect();
            if values.is_empty() { f64::NAN } else { median(&mut values) }
        };
        let rate = of(&|round| Some(rate(round)));
        let p50 = of(&|round| Some(milliseconds(share(round, 50))));
        let p99 = of(&|round| Some(milliseconds(share(round, 99))));
        let processor = of(&|round| Some(round.processor?.as_secs_f64() * 1e6 / round.latencies.len() as f64));
        let processor = if processor.is_nan() { "Linux only".to_owned() } else { format!("{processor:.0} µs") };
        format!("| {name:<20} | {rate:>10.0} | {p50:>5.2} ms | {p99:>5.2} ms | {processor:>17} |")
    }
}

fn rate(round: &Round) -> f64 {
    round.latencies.len() as f64 / round.took.as_secs_f64()
}

/// The latency that so many per cent of the answers stayed below.
fn share(round: &Round, per_cent: usize) -> Duration {
    let last = round.latencies.len().saturating_sub(1);
    round.latencies.get(last * per_cent / 100).copied().unwrap_or_default()
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e3
}

/// Sorts the values and takes the middle one.
fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

//! Whether the time of an answer tells who has an account.
//!
//! `cargo test` runs it with few samples and a generous bound, because other tests keep the machine busy. By hand, on a
//! machine that does nothing else, it holds what is promised: medians of 500 samples each within two per cent.
//!
//! ```text
//! cargo test -p flaskboost-tests --test timing -- --strict
//! ```
//!
//! Status, headers and the length of the body must be the same in any case.

mod bound;
mod door;
mod samples;

use std::process::ExitCode;

use bound::Bound;
use door::Door;
use flaskboost::app::App;
use flaskboost::http::Assets;
use flaskboost::settings::{LimitsSettings, Settings};
use flaskboost::testing::TestApp;
use samples::Samples;

fn main() -> ExitCode {
    let bound = match Bound::read(std::env::args().skip(1)) {
        Ok(Some(bound)) => bound,
        Ok(None) => return ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            return ExitCode::FAILURE;
        }
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    if runtime.block_on(measure(&bound)) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Nothing is refused for being too often: that is what is measured.
fn without_limits(settings: &mut Settings) {
    settings.limits = LimitsSettings {
        failures_per_account: 0,
        failures_per_address: 0,
        failures_per_network: 0,
        requests_per_address: 0,
        requests_per_network: 0,
        mails_per_mailbox: 0,
        ..LimitsSettings::default()
    };
}

/// Asks at every door; says whether all kept the bound.
async fn measure(bound: &Bound) -> bool {
    println!("{} samples of a known and of an unknown address at each door, medians within {}", bound.samples, bound);
    let site = TestApp::with(App::new(Assets::NONE).accounts(), without_limits).await;
    drop(site.log_in_as(door::KNOWN).await);
    let mut all_kept = true;
    for door in Door::ALL {
        let kept = keep(&site, &door, bound).await;
        all_kept &= kept;
    }
    all_kept
}

/// A real difference shows each time, one by chance does not: where others use the machine too, a door may be tried
/// again.
async fn keep(site: &TestApp, door: &Door, bound: &Bound) -> bool {
    for attempt in 1..=bound.attempts {
        let samples = match Samples::take(site, door, bound.samples).await {
            Ok(samples) => samples,
            Err(difference) => {
                println!("{:<28} TOLD APART by its answer: {difference}", door.name);
                return false;
            }
        };
        let kept = bound.holds(samples.difference());
        let verdict = if kept { "ok" } else { "TOLD APART" };
        println!("{:<28} {samples}, attempt {attempt}: {verdict}", door.name);
        if kept {
            return true;
        }
    }
    false
}

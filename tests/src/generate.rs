//! The program behind `cargo generate`, built from its library: to make an app where it is not installed.
//!
//! ```text
//! cargo run -p flaskboost-tests --bin generate -- generate --path template --name myapp
//! ```

use std::process::ExitCode;

use cargo_generate::{Cli, generate};
use clap::Parser;

fn main() -> ExitCode {
    let Cli::Generate(args) = Cli::parse();
    match generate(args) {
        Ok(_) => ExitCode::SUCCESS,
        // The library has said why.
        Err(_) => ExitCode::FAILURE,
    }
}

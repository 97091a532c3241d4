//! The program: `cargo run` serves the site, `cargo run -- help` tells the rest.

use std::process::ExitCode;

fn main() -> ExitCode {
    site::app().main()
}

//! Runnerly, the program: `cargo run -p runnerly` starts the site, `-- help` tells the rest.

use std::process::ExitCode;

fn main() -> ExitCode {
    runnerly::app().main()
}

//! `settings`: shows every setting with the layer that won, or explains one.

use std::process::ExitCode;

use super::args::SettingsCommand;
use super::failure::Failure;
use crate::app::{App, Surroundings};

pub(super) fn run(
    app: &App,
    surroundings: &Surroundings,
    command: Option<SettingsCommand>,
) -> Result<ExitCode, Failure> {
    let loader = surroundings.loader(app)?;
    match command {
        Some(SettingsCommand::Explain { key }) => println!("{}", loader.explain(&key)?),
        None => {
            for table in loader.tables() {
                println!("{}\n", loader.explain(&table)?);
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

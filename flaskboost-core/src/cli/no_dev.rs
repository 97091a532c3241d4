//! Without the feature `dev` there is no rebuild loop.

use std::process::ExitCode;

use super::failure::Failure;
use crate::app::App;

pub(super) fn run(_: &App) -> Result<ExitCode, Failure> {
    Err(Failure::new("this build has no tools for development; turn on the feature `dev` of flaskboost-core"))
}

//! Without the feature `accounts` there is nobody to manage.

use std::process::ExitCode;

use super::args::UserCommand;
use super::failure::Failure;
use crate::app::App;
use crate::settings::Settings;

pub(super) async fn run(_: &App, _: Settings, _: UserCommand) -> Result<ExitCode, Failure> {
    Err(Failure::new("this build has no accounts; turn on the feature `accounts` of flaskboost-core"))
}

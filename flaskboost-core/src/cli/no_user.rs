//! Without the feature `accounts` there is nobody to manage.

use std::process::ExitCode;

use super::args::UserCommand;
use super::failure::Failure;
use crate::app::App;
use crate::db::Db;
use crate::settings::Settings;

pub(super) async fn run(_: &App, _: Settings, _: UserCommand) -> Result<ExitCode, Failure> {
    Err(Failure::new("this build has no accounts; turn on the feature `accounts` of flaskboost-core"))
}

/// Nothing is wrong with nobody.
#[expect(clippy::unused_async, reason = "the module with accounts asks the database here")]
pub(super) async fn problems(_: &App, _: &Db) -> Result<Vec<String>, Failure> {
    Ok(Vec::new())
}

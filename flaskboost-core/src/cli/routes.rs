//! `routes`: lists every route.

use std::process::ExitCode;

use super::failure::Failure;
use super::terminal::{Paint, table};
use crate::app::{App, Parts};
use crate::mail::Mailer;
use crate::settings::Settings;

pub(super) fn run(mut app: App, settings: &Settings) -> Result<ExitCode, Failure> {
    let parts = Parts::default();
    let mailer =
        Mailer::new(&settings.mail, parts.clock.clone(), parts.random.clone()).map_err(crate::app::BootError::from)?;
    let plan = app.plan(settings, &mailer, &parts);
    let rows: Vec<Vec<String>> = plan
        .routes()
        .iter()
        .map(|route| vec![route.method.clone(), route.pattern.clone(), route.name.clone(), route.guard.clone()])
        .collect();
    let head = ["METHOD", "PATTERN", "NAME", "WHO"].map(str::to_owned).to_vec();
    let text = table(&[vec![head], rows].concat());
    let (head, rest) = text.split_once('\n').unwrap_or((&text, ""));
    println!("{}\n{rest}", Paint::for_stdout().dim(head));
    Ok(ExitCode::SUCCESS)
}

//! `check`: everything that can be known without serving.

use std::process::ExitCode;

use super::failure::Failure;
use super::terminal::Paint;
use super::user;
use crate::app::{App, Parts};
use crate::db::Stamp;
use crate::mail::Mailer;
use crate::settings::Settings;

pub(super) async fn run(mut app: App, settings: Settings) -> Result<ExitCode, Failure> {
    let paint = Paint::for_stdout();
    let parts = Parts::default();
    let mailer =
        Mailer::new(&settings.mail, parts.clock.clone(), parts.random.clone()).map_err(crate::app::BootError::from)?;
    let mut problems: Vec<String> =
        app.plan(&settings, &mailer, &parts).problems().iter().map(ToString::to_string).collect();
    match app.open(&settings).await {
        Err(error) => problems.push(format!("FB9300 {}", Failure::from(error).0)),
        Ok(db) => {
            if let Err(error) = Stamp::require(&db, settings.runtime(), false).await {
                problems.push(format!("FB9301 {}", Failure::from(error).0));
            } else if let Err(error) = app.pending(&db).await {
                problems.push(format!("FB9302 {}", Failure::from(error).0));
            } else {
                problems.extend(user::problems(&app, &db).await?);
            }
        }
    }
    if problems.is_empty() {
        println!("{} settings, routes, templates and database are in order", paint.green("ok"));
        return Ok(ExitCode::SUCCESS);
    }
    for problem in &problems {
        println!("{} {problem}", paint.red("•"));
    }
    Ok(ExitCode::FAILURE)
}

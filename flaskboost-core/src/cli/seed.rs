//! `seed`: writes the demo data.

use std::process::ExitCode;
use std::sync::Arc;

use super::failure::Failure;
use super::terminal::Paint;
use crate::app::{App, Parts};
use crate::settings::Settings;

pub(super) async fn run(app: &App, settings: Settings) -> Result<ExitCode, Failure> {
    if settings.runtime().is_production() {
        return Err(Failure::new("demo data has well-known passwords and does not belong into production"));
    }
    let settings = Arc::new(settings);
    let db = app.open(&settings).await?;
    app.all_migrations().apply(&db, settings.runtime(), false).await?;
    let seeder = app.seeder(&settings, &Parts::default());
    if app.plant(&db, &seeder).await? {
        println!("{} demo data is in {}", Paint::for_stdout().green("ok"), db.name());
    } else {
        println!("this app has no demo data; give it some with App::seed");
    }
    Ok(ExitCode::SUCCESS)
}

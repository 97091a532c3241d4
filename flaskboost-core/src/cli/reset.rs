//! `reset`: deletes everything in the database and begins again; never in production.

use std::process::ExitCode;
use std::sync::Arc;

use super::failure::Failure;
use super::terminal::Paint;
use crate::app::{App, Parts};
use crate::settings::Settings;

pub(super) async fn run(app: &App, settings: Settings, typed: Option<String>) -> Result<ExitCode, Failure> {
    if settings.runtime().is_production() {
        return Err(Failure::new("reset deletes everything, and this is production: nothing was touched"));
    }
    let settings = Arc::new(settings);
    let db = app.open(&settings).await?;
    let name = db.name().rsplit('/').next().unwrap_or_default().to_owned();
    if typed.as_deref() != Some(name.as_str()) {
        return Err(Failure::new(format!(
            "reset deletes everything in {}; nothing was touched. If you mean it, run: reset --database {name}",
            db.name()
        )));
    }
    app.all_migrations().start_over(&db, settings.runtime()).await?;
    let seeder = app.seeder(&settings, &Parts::default());
    let seeded = app.plant(&db, &seeder).await?;
    let what = if seeded { "emptied, migrated and filled with demo data" } else { "emptied and migrated" };
    println!("{} {} was {what}", Paint::for_stdout().green("ok"), db.name());
    Ok(ExitCode::SUCCESS)
}

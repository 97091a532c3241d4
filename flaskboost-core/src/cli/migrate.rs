//! `migrate`: brings the database up to date, or shows where it stands.

use std::process::ExitCode;

use super::failure::Failure;
use super::terminal::Paint;
use crate::app::App;
use crate::db::Stamp;
use crate::settings::Settings;

pub(super) async fn run(
    app: &App,
    settings: &Settings,
    status: bool,
    down: Option<u32>,
    adopt: bool,
) -> Result<ExitCode, Failure> {
    let paint = Paint::for_stdout();
    let db = app.open(settings).await?;
    let migrations = app.all_migrations();
    if status {
        Stamp::require(&db, settings.runtime(), adopt).await?;
        for state in migrations.states(&db).await? {
            let mark = if state.is_applied { paint.green("applied") } else { paint.yellow("pending") };
            println!("{mark}  {}", state.name);
        }
        return Ok(ExitCode::SUCCESS);
    }
    if let Some(steps) = down {
        migrations.take_back(&db, settings.runtime(), steps).await?;
        println!("{} took back {steps} in {}", paint.green("ok"), db.name());
        return Ok(ExitCode::SUCCESS);
    }
    let applied = migrations.apply(&db, settings.runtime(), adopt).await?;
    let is_new = applied.len() == migrations.states(&db).await?.len();
    for name in &applied {
        println!("{}  {name}", paint.green("applied"));
    }
    if applied.is_empty() {
        println!("{} {} is up to date", paint.green("ok"), db.name());
    } else if is_new && settings.runtime().is_development() {
        println!("{}", paint.dim("`seed` fills it with demo data"));
    }
    Ok(ExitCode::SUCCESS)
}

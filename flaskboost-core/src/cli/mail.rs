//! `mail`: who gets no mail, and why.

use std::process::ExitCode;

use super::args::MailCommand;
use super::failure::Failure;
use super::terminal::{Paint, table};
use crate::app::{App, Parts};
use crate::db::Stamp;
use crate::mailer::{Reason, Suppression, Suppressions};
use crate::settings::Settings;

/// How many are listed.
const LISTED: u32 = 1000;

pub(super) async fn run(app: &App, settings: Settings, command: MailCommand) -> Result<ExitCode, Failure> {
    let db = app.open(&settings).await?;
    Stamp::require(&db, settings.runtime(), false).await?;
    app.pending(&db).await?;
    let suppressions = Suppressions::new(db, Parts::default().clock);
    let ok = Paint::for_stdout().green("ok");
    match command {
        MailCommand::Suppressed => println!("{}", listed(&suppressions.newest(LISTED).await?)),
        MailCommand::Suppress { email, note } => {
            if !email.contains('@') {
                return Err(Failure::new(format!("`{email}` is no address")));
            }
            suppressions.add(&email, Reason::ByHand, note.as_deref()).await?;
            println!("{ok} {email} gets no mail any more");
        }
        MailCommand::Allow { email } => {
            if !suppressions.forget(&email).await? {
                return Err(Failure::new(format!("{email} is not held back")));
            }
            println!("{ok} {email} gets all mail again");
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn listed(suppressions: &[Suppression]) -> String {
    let mut rows = vec![["ADDRESS", "HELD BACK", "REASON", "SINCE", "NOTE"].map(str::to_owned).to_vec()];
    for one in suppressions {
        let list = one.list.as_deref().unwrap_or("all mail").to_owned();
        let since = one.since.format("%Y-%m-%d").to_string();
        let note = one.note.as_deref().unwrap_or_default().replace(char::is_control, " ");
        rows.push(vec![one.address.clone(), list, one.reason.to_string(), since, note]);
    }
    table(&rows)
}

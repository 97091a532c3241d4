//! `audit`: who changed what, and whether the trail of it is as it was written.

use std::process::ExitCode;

use super::args::AuditCommand;
use super::failure::Failure;
use super::terminal::{Paint, table};
use crate::app::App;
use crate::db::trail::{Break, Change, Entry, EntryFilter, Head, Verdict, verify};
use crate::db::{Db, Stamp};
use crate::settings::Settings;

/// How much of a value stands in a list, in characters.
const SHORT: usize = 40;

pub(super) async fn run(app: &App, settings: Settings, command: AuditCommand) -> Result<ExitCode, Failure> {
    let db = app.open(&settings).await?;
    Stamp::require(&db, settings.runtime(), false).await?;
    app.pending(&db).await?;
    match command {
        AuditCommand::Verify { head } => check(&db, head.as_deref()).await,
        AuditCommand::List { model, key, user, before, max, json } => {
            let filter = EntryFilter {
                models: model.into_iter().collect(),
                keys: key.as_deref().map(keys).unwrap_or_default(),
                user_id: user,
                before,
                id: None,
                max,
            };
            let entries = Entry::list(&db, &filter).await?;
            if json {
                entries.iter().for_each(|entry| println!("{}", entry.to_json()));
            } else {
                println!("{}", listed(&entries));
            }
            Ok(ExitCode::SUCCESS)
        }
    }
}

async fn check(db: &Db, kept: Option<&str>) -> Result<ExitCode, Failure> {
    let kept: Option<Head> = kept.map(str::parse).transpose()?;
    match verify(db, kept.as_ref()).await? {
        Verdict::Sound(head) => {
            let ok = Paint::for_stdout().green("ok");
            println!("{ok} the audit trail is as it was written; entries: {}", head.entries);
            println!("   its end, to be kept elsewhere: {head}");
            Ok(ExitCode::SUCCESS)
        }
        found => Err(Failure::new(told(&found))),
    }
}

fn told(verdict: &Verdict) -> String {
    let rest = "what stands before it is as it was written";
    match verdict {
        Verdict::Sound(_) => String::new(),
        Verdict::Broken(entry, Break::Removed) => format!("entry {entry} of the audit trail was removed; {rest}"),
        Verdict::Broken(entry, Break::Changed) => {
            format!("entry {entry} of the audit trail was changed, or put there by other hands; {rest}")
        }
        Verdict::Broken(entry, Break::Inserted) => {
            format!("entry {entry} of the audit trail was put there by other hands; {rest}")
        }
        Verdict::BadHead => "the end of the audit trail was changed by other hands; entries may be missing after the \
                             last one. Those that are there are as they were written"
            .to_owned(),
        Verdict::OtherChain => {
            "the audit trail is not the one whose end was kept: it was replaced, or put back from a backup".to_owned()
        }
    }
}

/// How a key may stand in the trail: as it was typed when that is a list in JSON, else as a number or a text.
fn keys(typed: &str) -> Vec<String> {
    if typed.starts_with('[') {
        return vec![typed.to_owned()];
    }
    let number = typed.parse::<i64>().ok().map(|number| format!("[{number}]"));
    number.into_iter().chain([serde_json::json!([typed]).to_string()]).collect()
}

fn listed(entries: &[Entry]) -> String {
    if entries.is_empty() {
        return "No such entries.".to_owned();
    }
    let head = ["ENTRY", "WHEN", "WHO", "ADDRESS", "WHAT", "MODEL", "KEY", "CHANGES"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    for entry in entries {
        let changes: Vec<String> = entry.changes.iter().map(|(column, change)| shown(column, change)).collect();
        let row = [
            entry.id.to_string(),
            entry.at().format("%Y-%m-%d %H:%M:%S").to_string(),
            entry.by.to_string(),
            entry.by.address.clone().unwrap_or_default(),
            entry.what.name().to_owned(),
            entry.model.clone(),
            entry.key.clone(),
            changes.join(", "),
        ];
        // A value may hold what somebody sent: no control character of it reaches the terminal.
        rows.push(row.into_iter().map(|cell| cell.replace(char::is_control, " ")).collect());
    }
    table(&rows)
}

fn shown(column: &str, change: &Change) -> String {
    let short = |value: &serde_json::Value| value.to_string().chars().take(SHORT).collect::<String>();
    match change {
        Change::Open { old, new } => format!("{column}: {} -> {}", short(old), short(new)),
        Change::Secret => format!("{column}: changed"),
    }
}

//! `user`: manages the people who may log in.

use std::io::{IsTerminal, Read};
use std::process::ExitCode;
use std::sync::Arc;

use super::args::UserCommand;
use super::failure::Failure;
use super::terminal::{Paint, table};
use crate::accounts::{NewUser, User};
use crate::app::{App, Parts};
use crate::db::{Db, Stamp};
use crate::model::PageNumber;
use crate::settings::Settings;

pub(super) async fn run(app: &App, settings: Settings, command: UserCommand) -> Result<ExitCode, Failure> {
    let settings = Arc::new(settings);
    let db = app.open(&settings).await?;
    Stamp::require(&db, settings.runtime(), false).await?;
    app.pending(&db).await?;
    let parts = Parts::default();
    let ok = Paint::for_stdout().green("ok");
    match command {
        UserCommand::Create { email, name, admin } => {
            let seeder = app.seeder(&settings, &parts);
            let password = ask_for_password()?;
            let shortest = settings.accounts.password_min_length;
            if password.chars().count() < shortest {
                return Err(Failure::new(format!("the password needs at least {shortest} characters")));
            }
            let wanted =
                NewUser { name, password: Some(password), is_admin: admin, is_active: true, ..NewUser::new(email) };
            let user = User::create(&db, &seeder.passwords, &seeder.clock, wanted).await?;
            println!("{ok} {} may log in{}", user.email, if admin { " and do everything" } else { "" });
        }
        UserCommand::List => list(&db).await?,
        UserCommand::Promote { email } => {
            let user = find(&db, &email).await?.promote(&db).await?;
            println!("{ok} {} may do everything", user.email);
        }
        UserCommand::Deactivate { email } => {
            let user = find(&db, &email).await?.deactivate(&db, &parts.clock).await?;
            println!("{ok} {} may no longer log in; all sessions are ended", user.email);
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn list(db: &Db) -> Result<(), Failure> {
    let mut rows = vec![["ID", "E-MAIL", "NAME", "STATE", "SINCE"].map(str::to_owned).to_vec()];
    let mut number = PageNumber::default();
    loop {
        let page = User::page(db, number).await?;
        for user in &page.items {
            let state = match (user.is_admitted(), user.is_confirmed(), user.is_admin) {
                (true, _, true) => "administrator",
                (true, _, false) => "active",
                (false, false, _) => "not confirmed",
                (false, true, _) => "deactivated",
            };
            let since = user.created_at.format("%Y-%m-%d").to_string();
            rows.push(vec![user.id.to_string(), user.email.clone(), user.name.clone(), state.to_owned(), since]);
        }
        match page.next.and_then(PageNumber::new) {
            Some(next) => number = next,
            None => break,
        }
    }
    println!("{}", table(&rows));
    Ok(())
}

async fn find(db: &Db, email: &str) -> Result<User, Failure> {
    let found = User::find_by_email(db, email).await?;
    found.ok_or_else(|| Failure::new(format!("nobody has the address {email}; `user list` shows everybody")))
}

/// The password from standard input, so that it stands neither in the history of the shell nor in the list of
/// processes.
fn ask_for_password() -> Result<String, Failure> {
    let mut text = String::new();
    let input = std::io::stdin();
    let read = if input.is_terminal() {
        eprint!("Password (it is shown while you type): ");
        input.read_line(&mut text)
    } else {
        input.lock().take(4096).read_to_string(&mut text)
    };
    read.map_err(|error| Failure::new(format!("the password cannot be read: {error}")))?;
    let password = text.trim_end_matches(['\r', '\n']).to_owned();
    if password.is_empty() { Err(Failure::new("no password was given on standard input")) } else { Ok(password) }
}

//! `user`: manages the people who may log in.

use std::io::{IsTerminal, Read};
use std::process::ExitCode;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::args::UserCommand;
use super::failure::Failure;
use super::terminal::{Paint, table};
use crate::accounts::{ApiToken, AuthEvent, EventKind, NewEvent, NewUser, User};
use crate::app::{App, Parts};
use crate::auth::{PasswordRules, Permission, Role, Roles};
use crate::clock::Clock;
use crate::db::trail::By;
use crate::db::{Db, Stamp};
use crate::model::PageNumber;
use crate::session::{Device, SessionKeeper};
use crate::settings::Settings;

pub(super) async fn run(app: &App, settings: Settings, command: UserCommand) -> Result<ExitCode, Failure> {
    let settings = Arc::new(settings);
    let db = app.open(&settings).await?.by(Arc::new(By::command(name_of(&command))));
    Stamp::require(&db, settings.runtime(), false).await?;
    app.pending(&db).await?;
    let Parts { clock, random, .. } = Parts::default();
    let roles = app.declared_roles();
    let ok = Paint::for_stdout().green("ok");
    match command {
        UserCommand::Create { email, name, admin, role } => {
            let role = if admin { Role::ADMIN } else { role_named(roles, role.as_deref().unwrap_or("user"))? };
            let user = create(app, &settings, &db, NewUser { name, role, ..NewUser::new(email) }).await?;
            note(&db, &clock, EventKind::UserCreated, &user).await?;
            println!("{ok} {} may log in{}", user.email, power_of(&user));
        }
        UserCommand::List => list(&db).await?,
        UserCommand::Promote { email, role } => {
            let role = role_named(roles, &role)?;
            let user = find(&db, &email).await?.take_role(&db, &role).await?;
            note(&db, &clock, EventKind::UserPromoted, &user).await?;
            println!("{ok} {} has the role {role}{}", user.email, power_of(&user));
        }
        UserCommand::Demote { email } => {
            let user = find(&db, &email).await?.take_role(&db, &Role::USER).await?;
            note(&db, &clock, EventKind::UserDemoted, &user).await?;
            println!("{ok} {} has the role {}", user.email, user.role);
        }
        UserCommand::Grant { email, permission } => grant(roles, &db, &clock, &email, &permission).await?,
        UserCommand::Revoke { email, permission } => revoke(&db, &clock, &email, &permission).await?,
        UserCommand::Deactivate { email } => {
            let user = find(&db, &email).await?.deactivate(&db, &clock).await?;
            println!("{ok} {} may no longer log in; all sessions are ended", user.email);
        }
        UserCommand::ResetPassword { email } => {
            let user = find(&db, &email).await?;
            let password = new_password(&settings, &user.email)?;
            let seeder = app.seeder(&settings, &Parts::default());
            let user = user.reset_password(&db, &seeder.passwords, &clock, &password).await?;
            println!("{ok} {} has a new password; all sessions and tokens are ended", user.email);
            println!("   passkeys, other providers and a second factor stay as they are");
        }
        UserCommand::ResetSecondFactor { email } => {
            let user = find(&db, &email).await?;
            if !user.reset_second_factor(&db, &clock).await? {
                return Err(Failure::new(format!("{} has no second factor", user.email)));
            }
            println!("{ok} {} logs in with the password alone; no device is trusted any more", user.email);
        }
        UserCommand::Sessions { email, end_all: false } => {
            let user = find(&db, &email).await?;
            let keeper = SessionKeeper::new(db, clock, random, &settings.session, false);
            println!("{}", devices(&keeper.devices(user.id).await?));
        }
        UserCommand::Sessions { email, end_all: true } => {
            let event = NewEvent::new(EventKind::SessionsEndedAll).with("by", "command line");
            let ended = find(&db, &email).await?.log_out_everywhere(&db, &clock, event).await?;
            println!("{ok} {email} is logged out everywhere; sessions ended: {ended}");
        }
        UserCommand::Tokens { email } => {
            println!("{}", tokens(&ApiToken::all_of(&db, find(&db, &email).await?.id).await?));
        }
        UserCommand::RevokeTokens { email } => {
            let revoked = revoke_tokens(&db, &clock, &find(&db, &email).await?).await?;
            println!("{ok} {email} has no API tokens any more; revoked: {revoked}");
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// What the audit trail calls it.
fn name_of(command: &UserCommand) -> &'static str {
    match command {
        UserCommand::Create { .. } => "user create",
        UserCommand::List => "user list",
        UserCommand::Promote { .. } => "user promote",
        UserCommand::Demote { .. } => "user demote",
        UserCommand::Grant { .. } => "user grant",
        UserCommand::Revoke { .. } => "user revoke",
        UserCommand::Deactivate { .. } => "user deactivate",
        UserCommand::ResetPassword { .. } => "user reset-password",
        UserCommand::ResetSecondFactor { .. } => "user reset-second-factor",
        UserCommand::Sessions { .. } => "user sessions",
        UserCommand::Tokens { .. } => "user tokens",
        UserCommand::RevokeTokens { .. } => "user revoke-tokens",
    }
}

/// What stands in the database and means nothing to the app, for `check`.
pub(super) async fn problems(app: &App, db: &Db) -> Result<Vec<String>, Failure> {
    if !app.has_accounts() {
        return Ok(Vec::new());
    }
    let (roles, permissions) = User::undeclared(db, app.declared_roles()).await?;
    let about_role =
        |name: String| format!("FB9402 somebody has the role `{name}`, which is not declared and counts for nothing");
    let about_permission =
        |name: String| format!("FB9403 somebody was granted `{name}`, which is not declared and counts for nothing");
    Ok(roles.into_iter().map(about_role).chain(permissions.into_iter().map(about_permission)).collect())
}

async fn create(app: &App, settings: &Arc<Settings>, db: &Db, new: NewUser) -> Result<User, Failure> {
    let seeder = app.seeder(settings, &Parts::default());
    let password = new_password(settings, &new.email)?;
    let new = NewUser { password: Some(password), is_active: true, ..new };
    Ok(User::create(db, &seeder.passwords, &seeder.clock, new).await?)
}

/// Asks for a password that the rules of the site let pass.
fn new_password(settings: &Settings, email: &str) -> Result<String, Failure> {
    let password = ask_for_password()?;
    let rules = PasswordRules::of(settings).map_err(crate::app::BootError::from)?;
    match rules.refusal(&password, email) {
        Some(why) => Err(Failure::new(format!("the password is refused: {why}"))),
        None => Ok(password),
    }
}

async fn grant(roles: &Roles, db: &Db, clock: &Clock, email: &str, permission: &str) -> Result<(), Failure> {
    let permission = permission_named(roles, permission)?;
    let user = find(db, email).await?;
    user.grant(db, clock, permission).await?;
    note(db, clock, EventKind::PermissionGranted, &user).await?;
    println!("{} {} may {permission}", Paint::for_stdout().green("ok"), user.email);
    Ok(())
}

async fn revoke(db: &Db, clock: &Clock, email: &str, permission: &str) -> Result<(), Failure> {
    let user = find(db, email).await?;
    if !user.revoke(db, permission).await? {
        return Err(Failure::new(format!("{permission} was not granted to {}", user.email)));
    }
    note(db, clock, EventKind::PermissionRevoked, &user).await?;
    println!("{} {permission} is no longer granted to {}", Paint::for_stdout().green("ok"), user.email);
    Ok(())
}

fn role_named(roles: &Roles, name: &str) -> Result<Role, Failure> {
    let meant = || format!("{}; `roles` lists all of them", roles.did_you_mean_role(name));
    roles.find(name).ok_or_else(|| Failure::new(format!("the role `{name}` is not declared{}", meant())))
}

fn permission_named(roles: &Roles, name: &str) -> Result<Permission, Failure> {
    let meant = || format!("{}; `roles` lists all of them", roles.did_you_mean_permission(name));
    let found = roles.find_permission(name);
    found.ok_or_else(|| Failure::new(format!("the permission `{name}` is not declared{}", meant())))
}

fn power_of(user: &User) -> &'static str {
    if user.is_admin() { " and may do everything" } else { "" }
}

async fn list(db: &Db) -> Result<(), Failure> {
    let mut rows = vec![
        ["ID", "E-MAIL", "NAME", "STATE", "ROLE", "GRANTED", "SINCE", "SECOND FACTOR"].map(str::to_owned).to_vec(),
    ];
    let mut number = PageNumber::default();
    loop {
        let page = User::page(db, number).await?;
        let granted = User::grants_of(db, &page.items).await?;
        let second = User::have_second_factor(db, &page.items).await?;
        let passkeys = User::have_passkey(db, &page.items).await?;
        let second: Vec<(bool, bool)> = second.into_iter().zip(passkeys).collect();
        for ((user, granted), (has_second, has_passkey)) in page.items.iter().zip(granted).zip(second) {
            let state = match (user.is_admitted(), user.is_confirmed()) {
                (true, _) => "active",
                (false, false) => "not confirmed",
                (false, true) => "deactivated",
            };
            let granted = if granted.is_empty() { "-".to_owned() } else { granted.join(", ") };
            let since = user.created_at.format("%Y-%m-%d").to_string();
            let second = match (has_second, has_passkey) {
                (true, _) => "on",
                (false, true) => "passkey",
                (false, false) => "-",
            };
            let told = [&user.id.to_string(), &user.email, &user.name, state, &user.role, &granted, &since, second];
            rows.push(told.map(str::to_owned).to_vec());
        }
        match page.next.and_then(PageNumber::new) {
            Some(next) => number = next,
            None => break,
        }
    }
    println!("{}", table(&rows));
    Ok(())
}

/// The devices on which somebody is logged in, as a table.
fn devices(devices: &[Device]) -> String {
    let mut rows = vec![["DEVICE", "ADDRESS", "LOGGED IN", "LAST USED"].map(str::to_owned).to_vec()];
    for device in devices {
        let [since, seen] = [device.created_at, device.seen_at].map(|at| at.format("%Y-%m-%d %H:%M").to_string());
        rows.push(vec![device.name.clone(), device.address.clone(), since, seen]);
    }
    table(&rows)
}

/// The API tokens of somebody, as a table.
fn tokens(tokens: &[ApiToken]) -> String {
    let mut rows = vec![["NAME", "SCOPES", "MADE", "EXPIRES", "LAST USED", "ADDRESS"].map(str::to_owned).to_vec()];
    for token in tokens {
        let told =
            |at: Option<DateTime<Utc>>| at.map_or("never".to_owned(), |at| at.format("%Y-%m-%d %H:%M").to_string());
        let [made, end, used] = [Some(token.created_at), token.expires_at, token.last_used_at].map(told);
        rows.push(vec![token.name.clone(), token.scopes.clone(), made, end, used, token.last_address.clone()]);
    }
    table(&rows)
}

async fn revoke_tokens(db: &Db, clock: &Clock, user: &User) -> Result<u64, Failure> {
    let revoked = ApiToken::revoke_all(db, user.id).await?;
    if revoked > 0 {
        note(db, clock, EventKind::TokensRevokedAll, user).await?;
    }
    Ok(revoked)
}

/// Writes into the log of the person what was done here.
async fn note(db: &Db, clock: &Clock, kind: EventKind, user: &User) -> Result<(), Failure> {
    let event = NewEvent::new(kind).of(user.id).with("by", "command line");
    Ok(AuthEvent::record(db, clock.now(), event).await?)
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

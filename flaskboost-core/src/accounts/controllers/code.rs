//! Typing the code from a mail, in the browser that asked for the mail.

use super::sent;
use crate::accounts::arrival::Arrival;
use crate::accounts::attempt::{Outcome, Secret};
use crate::accounts::entering::{LogInBy, Way};
use crate::accounts::models::CodeLink;
use crate::accounts::{Accounts, EventKind, User, forms, views};
use crate::controller::{Redirect, Replies, Reply};
use crate::error::{Error, Result};
use crate::form::Form;
use crate::session::Stay;

pub(in crate::accounts) async fn create(
    accounts: Accounts,
    arrival: Arrival,
    form: Form<forms::EnterCode>,
) -> Result<Reply> {
    if !accounts.people.has_mail_codes() {
        return Err(Error::from_status(http::StatusCode::NOT_FOUND));
    }
    let (noted, checked) = (sent::noted(&arrival.session).await?, form.check());
    let (noted, code, stay) = match (noted, checked) {
        (Some(noted), Ok(forms::EnterCode { code, remember })) => (noted, code, Stay::of_box(remember)),
        (Some(noted), Err(form)) => return Ok(sent::page(noted, Some(form)).invalid()),
        (None, Ok(_)) => return Ok(Redirect::to("accounts.login").into()),
        (None, Err(_)) => return Err(Error::from_status(http::StatusCode::UNPROCESSABLE_ENTITY)),
    };
    let code: String = code.chars().filter(char::is_ascii_digit).collect();
    if code.len() != 6 {
        return Ok(refused(noted, "The code has six digits."));
    }
    let attempt = accounts.limits.attempt(Secret::Code(&noted.email), arrival.caller.client()).await?;
    let judged = judge(&accounts, &noted, &code).await;
    let outcome = match &judged {
        Ok((Some(_), _)) => Outcome::Right,
        Ok((None, _)) => Outcome::Wrong,
        Err(_) => Outcome::Untold,
    };
    accounts.limits.conclude(attempt, outcome).await?;
    let (entered, left) = judged?;
    match entered {
        Some((user, next)) => finish(&accounts, &arrival, &noted, &user, (stay, &next)).await,
        None => {
            accounts.note(EventKind::CodeRefused, None, &arrival.caller);
            Ok(refused(noted, &sentence(left)))
        }
    }
}

/// Whom a code lets in and where they go, and how many tries are left.
async fn judge(accounts: &Accounts, noted: &sent::Noted, code: &str) -> Result<(Option<(User, String)>, u32)> {
    let (link, left) = try_all(accounts, &noted.codes, code).await?;
    let entered = match link {
        Some(link) => enter(accounts, noted.purpose, &link).await?,
        None => None,
    };
    Ok((entered, left))
}

/// Tries a code at each mail that this browser asked for, the newest first: the link that it opens, and how many tries
/// are left. Each counts for itself, and all are counted, so that nothing tells which of them were sent.
async fn try_all(accounts: &Accounts, handles: &[String], code: &str) -> Result<(Option<CodeLink>, u32)> {
    let (mut found, mut most) = (None, 0);
    for handle in handles {
        let Some(tried) = accounts.people.try_code(handle).await? else { continue };
        let is_right = accounts.codes.is_right(handle, code, &tried.kept);
        most = most.max(tried.left);
        if is_right && found.is_none() {
            found = Some(tried.link);
        }
    }
    Ok((found, most))
}

/// Whom the code lets in, and where they go.
async fn enter(accounts: &Accounts, purpose: views::Purpose, link: &CodeLink) -> Result<Option<(User, String)>> {
    match purpose {
        views::Purpose::Confirm => Ok(accounts.people.confirm_with_code(link).await?.map(|user| (user, String::new()))),
        views::Purpose::Link if accounts.people.has_magic_links() => accounts.people.enter_with_code(link).await,
        _ => Ok(None),
    }
}

/// Ends the log-in. Whoever was logged in here may be somebody else, of whom nothing is to be left.
async fn finish(
    accounts: &Accounts,
    arrival: &Arrival,
    noted: &sent::Noted,
    user: &User,
    (stay, next): (Stay, &str),
) -> Result<Reply> {
    arrival.session.log_out().await?;
    if matches!(noted.purpose, views::Purpose::Confirm) {
        let inside =
            accounts.complete_log_in(arrival, user, LogInBy { way: Way::Confirmation, stay, next: None }).await?;
        return Ok(inside.flash("Your address is confirmed. Welcome!").into());
    }
    Ok(accounts.complete_log_in(arrival, user, LogInBy { way: Way::Code, stay, next: Some(next) }).await?.into())
}

fn refused(noted: sent::Noted, why: &str) -> Reply {
    sent::page(noted, Some(Form::empty().with_error("code", why))).invalid()
}

fn sentence(left: u32) -> String {
    let more = match left {
        0 => "Use the link in the mail, or ask for another mail.".to_owned(),
        1 => "One more try is left.".to_owned(),
        left => format!("{left} more tries are left."),
    };
    format!("This is not the code of the newest mail, or it works no longer. {more}")
}

//! What was mailed, and who gets no mail.

use crate::admin::SystemMail;
use crate::admin::desk::Desk;
use crate::admin::views::{HeldBack, Mail, MailLine};
use crate::admin::words::Words;
use crate::auth::Permission;
use crate::controller::{Redirect, Service};
use crate::error::Result;
use crate::form::{Email, Form};
use crate::jobs::{Job, JobFilter, Jobs};
use crate::mail::Mailer;
use crate::mailer::{Post, Reason, SendMail};

/// How many mails and how many addresses are shown.
const MAILS: usize = 50;
const ADDRESSES: u32 = 200;

/// An address that gets no mail any more.
#[derive(Form)]
pub(in crate::admin) struct HoldBack {
    #[field(label = "E-mail")]
    email: Email,
    #[field(label = "Note", max_len = 200)]
    note: Option<String>,
}

/// An address that gets mail again.
#[derive(Form)]
pub(in crate::admin) struct LetThrough {
    #[field(label = "E-mail", max_len = 320)]
    address: String,
}

pub(in crate::admin) async fn index(desk: Desk, mailer: Mailer, jobs: Jobs, post: Service<Post>) -> Result<Mail> {
    let is_captured = mailer.is_capturing();
    let mails = if is_captured {
        mailer.captured()?.into_iter().take(MAILS).map(MailLine::from).collect()
    } else {
        let filter = JobFilter { name: Some(SendMail::NAME.to_owned()), max: MAILS, ..JobFilter::default() };
        jobs.list(&filter).await?.into_iter().map(MailLine::from).collect()
    };
    Ok(Mail {
        frame: desk.frame(Some("mail")),
        may_edit: desk.actor.may(Permission::edit::<SystemMail>()),
        way: mailer.describe(),
        is_captured,
        mails,
        held_back: post.suppressions().newest(ADDRESSES).await?.into_iter().map(HeldBack::from).collect(),
    })
}

pub(in crate::admin) async fn hold_back(
    _: Desk,
    words: Words,
    post: Service<Post>,
    form: Form<HoldBack>,
) -> Result<Redirect> {
    let to = Redirect::to("admin.mail");
    let Ok(HoldBack { email, note }) = form.check() else {
        return Ok(to.flash_error(words.of("system-address-wrong")));
    };
    let note = note.filter(|note| !note.trim().is_empty());
    post.suppressions().add(email.as_str(), Reason::ByHand, note.as_deref()).await?;
    Ok(to.flash(words.of("system-address-held-back")))
}

pub(in crate::admin) async fn let_through(
    _: Desk,
    words: Words,
    post: Service<Post>,
    form: Form<LetThrough>,
) -> Result<Redirect> {
    let to = Redirect::to("admin.mail");
    let is_known = match form.check() {
        Ok(LetThrough { address }) => post.suppressions().forget(&address).await?,
        Err(_) => false,
    };
    Ok(if is_known {
        to.flash(words.of("system-address-let-through"))
    } else {
        to.flash_error(words.of("system-address-not-held"))
    })
}

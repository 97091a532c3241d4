//! Every route of the site, with an address to try it at and a visitor who may pass.

use flaskboost::app::Parts;
use flaskboost::clock::Clock;
use flaskboost::mail::Mailer;
use flaskboost::random::Random;
use flaskboost::settings::{Loader, Runtime};
use flaskboost::testing::{Browser, TestApp};
use http::Method;

use crate::visitors::{ANN, ROOT, notes, token_of};

/// Routes whose handlers read no form: what stands in the body is nothing to them.
const WITHOUT_FORM: [&str; 25] = [
    "accounts.activate",
    "accounts.data_download",
    "accounts.email_save",
    "accounts.email_undo_save",
    "accounts.logout",
    "accounts.magic_link_enter",
    "accounts.passkey_remove",
    "accounts.provider_unlink",
    "accounts.recovery_codes",
    "accounts.second_factor_begin",
    "accounts.second_factor_off",
    "accounts.session_end",
    "accounts.sessions_end_others",
    "accounts.token_revoke",
    "accounts.tokens_revoke_all",
    "accounts.trusted_forget",
    "dev.job_cancel",
    "dev.job_retry",
    "hooks.receive",
    "mail.leave_now",
    "marks.create",
    "notes.delete",
    "notes.remove",
    "notes.touch",
    "staff.tidy",
];

/// Routes that need no CSRF token, because something else proves who sends what they get.
const WITHOUT_TOKEN: [&str; 3] = ["accounts.token_refresh", "hooks.receive", "mail.leave_now"];

/// One route.
#[derive(Clone, Debug)]
pub(crate) struct Door {
    pub(crate) name: String,
    pub(crate) method: Method,
    pub(crate) pattern: String,
    pub(crate) guard: String,
    /// The pattern with something in place of its parameters.
    pub(crate) path: String,
}

impl Door {
    /// Every route, with what the library adds.
    pub(crate) fn all() -> Vec<Self> {
        let settings = Loader::new(Runtime::Testing).load().expect("the defaults are in order");
        let mailer = Mailer::in_memory("hello@example.org", Clock::system(), Random::system()).expect("a mailer");
        let plan = notes().plan(&settings, &mailer, &Parts::default());
        assert!(plan.problems().is_empty(), "{:?}", plan.problems());
        let doors = plan.routes().iter().map(|route| Self {
            name: route.name.clone(),
            method: route.method.parse().expect("a method"),
            pattern: route.pattern.clone(),
            guard: route.guard.clone(),
            path: filled_in(&route.pattern),
        });
        doors.collect()
    }

    /// Every route that changes something.
    pub(crate) fn writes() -> Vec<Self> {
        Self::all().into_iter().filter(Self::is_write).collect()
    }

    /// Every route that changes something and asks for a token.
    pub(crate) fn protected() -> Vec<Self> {
        Self::writes().into_iter().filter(|door| !WITHOUT_TOKEN.contains(&door.name.as_str())).collect()
    }

    /// Every route that reads a form.
    pub(crate) fn forms() -> Vec<Self> {
        Self::writes().into_iter().filter(|door| !WITHOUT_FORM.contains(&door.name.as_str())).collect()
    }

    pub(crate) fn is_write(&self) -> bool {
        self.method != Method::GET
    }
}

/// `/notes/{id}/edit` as `/notes/1/edit`.
fn filled_in(pattern: &str) -> String {
    let samples = [
        ("{id}", "1"),
        ("{token}", "no-such-token"),
        ("{name}", "red"),
        ("{millis}", "1"),
        ("{count}", "1"),
        ("{provider}", "fake"),
        ("{letter}", "digest"),
        ("{number}", "1"),
    ];
    let path = samples.iter().fold(pattern.to_owned(), |path, (name, value)| path.replace(name, value));
    assert!(!path.contains('{'), "give the parameter of {pattern} a sample in doors.rs");
    path
}

/// A stranger, a member and an administrator, each with a sound token.
pub(crate) struct Keys {
    stranger: (Browser, String),
    member: (Browser, String),
    administrator: (Browser, String),
}

impl Keys {
    pub(crate) async fn of(site: &TestApp) -> Self {
        let with_token = async |mut browser: Browser| {
            let token = token_of(&mut browser).await;
            (browser, token)
        };
        Self {
            stranger: with_token(site.browser()).await,
            member: with_token(site.log_in_as(ANN).await).await,
            administrator: with_token(site.log_in_as_admin(ROOT).await).await,
        }
    }

    /// Somebody whom the guard of this route lets pass, and the token.
    pub(crate) fn to(&self, door: &Door) -> (Browser, &str) {
        let (browser, token) = match door.guard.as_str() {
            "anybody" | "logged out" => &self.stranger,
            "logged in" | "proven lately" => &self.member,
            "administrators" => &self.administrator,
            other => panic!("nobody has a key to {other}"),
        };
        (browser.clone(), token)
    }

    pub(crate) fn stranger(&self) -> (Browser, &str) {
        (self.stranger.0.clone(), &self.stranger.1)
    }

    pub(crate) fn member(&self) -> (Browser, &str) {
        (self.member.0.clone(), &self.member.1)
    }
}

//! How a log-in ends, in whatever way it began: here, and nowhere else, somebody becomes the user of a session.
//!
//! Whoever has a second factor is not logged in when the first was right. Their session only notes who they would be,
//! and stays that of a stranger for every guard, until the code is right too.

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

use super::arrival::Arrival;
use super::models::User;
use super::{Accounts, EventKind, stamp};
use crate::auth::safe_next;
use crate::controller::Redirect;
use crate::error::Result;
use crate::session::{Session, Stay};

/// Where the session keeps who waits for the second step.
const KEY: &str = "accounts.second_step";

/// How long somebody has for it.
const LIFE: Duration = Duration::minutes(10);

/// In which way somebody proved who they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Way {
    /// By the password.
    Password,
    /// By a link from a mail.
    Link,
    /// By a code from a mail.
    Code,
    /// By the link and the password of the sign-up, or by the code beside the link.
    Confirmation,
    /// Another provider vouched for them.
    Provider,
    /// Another provider vouched for them, and they have an account since.
    NewWithProvider,
    /// By a passkey.
    Passkey,
}

impl Way {
    /// What is written down when they are in.
    const fn event(self) -> EventKind {
        match self {
            Self::Password => EventKind::LogIn,
            Self::Link => EventKind::MagicLinkUsed,
            Self::Code => EventKind::CodeUsed,
            Self::Confirmation => EventKind::Confirm,
            Self::Provider => EventKind::ProviderLogIn,
            Self::NewWithProvider => EventKind::ProviderSignUp,
            Self::Passkey => EventKind::PasskeyUsed,
        }
    }

    /// Whether it is one factor only, so that whoever has a second one is asked for it.
    const fn is_one_factor(self) -> bool {
        match self {
            Self::Password | Self::Link | Self::Code | Self::Confirmation | Self::Provider | Self::NewWithProvider => {
                true
            }
            // The device is had, and it verified who holds it.
            Self::Passkey => false,
        }
    }
}

impl Way {
    /// Whether somebody at an open browser could log in this way and know nothing.
    const fn is_silent(self, is_trusted: bool) -> bool {
        match self {
            Self::Provider | Self::NewWithProvider => true,
            Self::Link | Self::Code => is_trusted,
            Self::Password | Self::Confirmation | Self::Passkey => false,
        }
    }
}

/// A log-in that is about to end.
#[derive(Debug, Clone, Copy)]
pub(super) struct LogInBy<'a> {
    /// In which way they proved who they are.
    pub(super) way: Way,
    /// Whether they stay logged in on this device.
    pub(super) stay: Stay,
    /// Where they wanted to go.
    pub(super) next: Option<&'a str>,
}

/// Somebody whose first factor was right.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Halfway {
    pub(super) user_id: i64,
    /// Of the password of then: with another one the first step counts no more.
    pub(super) stamp: String,
    pub(super) way: Way,
    #[serde(default)]
    pub(super) stay: Stay,
    pub(super) next: Option<String>,
    until: DateTime<Utc>,
}

impl Accounts {
    /// Ends a log-in: whoever has a second factor and no trusted device goes on to the second step, everybody else is
    /// in, and goes where they wanted to.
    pub(super) async fn complete_log_in(&self, arrival: &Arrival, user: &User, by: LogInBy<'_>) -> Result<Redirect> {
        let LogInBy { way, stay, next } = by;
        let token = self.trust_token(arrival);
        if !way.is_one_factor() || !self.people.asks_for_code(user, token, &arrival.caller).await? {
            let inside = self.let_in(arrival, user, by).await?;
            // A provider may have answered by itself, and so may a mailbox that is open beside a device that is trusted:
            // nobody has shown anything just now. Who has no password could show nothing else.
            if user.has_password() && self.is_silent(user, way, token).await? {
                arrival.session.doubt().await?;
            }
            return Ok(inside);
        }
        let halfway = Halfway {
            user_id: user.id,
            stamp: user.password_stamp(),
            way,
            stay,
            next: safe_next(next),
            until: self.journal.clock.now() + LIFE,
        };
        arrival.session.set(KEY, &halfway).await?;
        arrival.session.renew().await?;
        self.note(EventKind::SecondStepAsked, user.id, &arrival.caller);
        Ok(Redirect::to("accounts.second_step"))
    }

    /// Whether this log-in proves nothing: the way is one that needs nobody. Only where that depends on a trusted device
    /// is the database asked whether there is a second factor that the device stands in for.
    async fn is_silent(&self, user: &User, way: Way, token: Option<&str>) -> Result<bool> {
        if way.is_silent(false) || token.is_none() || !way.is_silent(true) {
            return Ok(way.is_silent(false));
        }
        Ok(self.people.second_factor(user.id).await?.is_some())
    }

    /// Makes somebody the user of the session, under a new id, and writes it down.
    pub(super) async fn let_in(&self, arrival: &Arrival, user: &User, by: LogInBy<'_>) -> Result<Redirect> {
        forget(&arrival.session).await?;
        stamp::log_in_for(&arrival.session, user, by.stay).await?;
        self.note_log_in(by.way.event(), user, &arrival.caller);
        Ok(Redirect::path(safe_next(by.next).as_deref().unwrap_or("/")))
    }

    /// Who waits in this session for the second step, and still may: not too late, with the password of then.
    pub(super) async fn halfway(&self, session: &Session) -> Result<Option<(Halfway, User)>> {
        let now = self.journal.clock.now();
        let Some(halfway) = session.get::<Halfway>(KEY).await?.filter(|halfway| halfway.until > now) else {
            return Ok(None);
        };
        let user = self.people.find(halfway.user_id).await?;
        let user = user.filter(|user| user.is_admitted() && user.password_stamp() == halfway.stamp);
        Ok(user.map(|user| (halfway, user)))
    }
}

/// Lets nobody wait in this session any more.
pub(super) async fn forget(session: &Session) -> Result<()> {
    session.remove(KEY).await
}

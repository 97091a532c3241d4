//! [`Limits`]: how often visitors may guess at what they should know, and how often they may cause mail.

use std::time::Duration;

use super::attempt::{Account, Attempt, Outcome, Secret};
use crate::error::Result;
use crate::http::ClientIp;
use crate::limit::{Limit, Limiter, Taken};
use crate::settings::LimitsSettings;

const HOUR: Duration = Duration::from_secs(3600);
const DAY: Duration = Duration::from_secs(86_400);

/// The limits of the accounts.
///
/// What is counted is counted by what was typed, so that an address without an account is refused like one that has
/// an account. Nothing here looks at a session, so a limit ends none.
#[derive(Clone, Debug)]
pub(super) struct Limits {
    pub(super) limiter: Limiter,
    pub(super) settings: LimitsSettings,
}

/// A kind of mail. Each is counted for itself, so that a flood of the one does not keep back the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Letter {
    /// To confirm an address, or that it has an account.
    SignUp,
    /// To choose another password.
    Reset,
    /// To log in.
    LogIn,
    /// To a new address, or that it has an account.
    Address,
}

impl Limits {
    pub(super) fn new(limiter: Limiter, settings: &LimitsSettings) -> Self {
        Self { limiter, settings: settings.clone() }
    }

    /// Counts an attempt at a secret, before anything is compared: against where it comes from, and against what it is
    /// about. So of many at once no more are compared than may fail. Afterwards [`Limits::conclude`] takes it back
    /// unless it failed.
    ///
    /// # Errors
    ///
    /// - It failed too often already: 429. Then nothing is counted.
    pub(super) async fn attempt(&self, secret: Secret<'_>, client: Option<ClientIp>) -> Result<Attempt> {
        let mut attempt = Attempt::default();
        match self.count(&mut attempt, secret, client).await {
            Ok(()) => Ok(attempt),
            Err(error) => {
                self.give_back(attempt.origin).await?;
                Err(error)
            }
        }
    }

    async fn count(&self, attempt: &mut Attempt, secret: Secret<'_>, client: Option<ClientIp>) -> Result<()> {
        if let Some(client) = client {
            let address = self.failures("failures of an address", self.settings.failures_per_address);
            attempt.origin.push(self.limiter.take(&address, client.subnet()).await?.require()?);
            let network = self.failures("failures of a network", self.settings.failures_per_network);
            attempt.origin.push(self.limiter.take(&network, client.network()).await?.require()?);
        }
        if let Some((name, key)) = secret.key() {
            let limit = match secret {
                Secret::Code(_) => self.codes(name),
                _ => self.failures(name, self.settings.failures_per_account),
            };
            let taken = self.limiter.take(&limit, &key).await?.require()?;
            attempt.account = Some(Account { taken, limit, key });
        }
        Ok(())
    }

    /// Concludes an attempt: a failure stays counted; anything else is given back. Whoever knew the secret has the
    /// earlier failures at it forgotten, but not those of the address, behind which others may sit.
    pub(super) async fn conclude(&self, attempt: Attempt, outcome: Outcome) -> Result<()> {
        let Attempt { origin, account } = attempt;
        if outcome == Outcome::Wrong {
            return Ok(());
        }
        self.give_back(origin).await?;
        match (account, outcome) {
            (Some(Account { limit, key, .. }), Outcome::Right) => self.limiter.forget(&limit, key).await,
            (Some(Account { taken, .. }), _) => self.limiter.give_back(taken).await,
            (None, _) => Ok(()),
        }
    }

    /// Forgets the failed log-ins at an account whose owner has just chosen another password.
    pub(super) async fn forget_log_ins(&self, email: &str) -> Result<()> {
        let Some((name, key)) = Secret::LogIn(email).key() else { return Ok(()) };
        self.limiter.forget(&self.failures(name, self.settings.failures_per_account), key).await
    }

    /// Counts a request that costs a hash or a mail, against where it comes from.
    ///
    /// # Errors
    ///
    /// - There were too many: 429.
    pub(super) async fn request(&self, client: Option<ClientIp>) -> Result<()> {
        let Some(client) = client else { return Ok(()) };
        let address = Limit::new("requests of an address", self.settings.requests_per_address, HOUR);
        let taken = self.limiter.take(&address, client.subnet()).await?.require()?;
        let network = Limit::new("requests of a network", self.settings.requests_per_network, HOUR);
        match self.limiter.take(&network, client.network()).await?.require() {
            Ok(_) => Ok(()),
            Err(error) => {
                self.limiter.give_back(taken).await?;
                Err(error.into())
            }
        }
    }

    /// Counts a token that a program shows, before it is looked for. [`Limits::right_token`] takes it back.
    ///
    /// # Errors
    ///
    /// - There were too many wrong ones from this network: 429.
    pub(super) async fn token(&self, client: Option<ClientIp>) -> Result<Option<Taken>> {
        let Some(client) = client else { return Ok(None) };
        let limit = self.failures("wrong tokens of a network", self.settings.wrong_tokens_per_network);
        Ok(Some(self.limiter.take(&limit, client.network()).await?.require()?))
    }

    /// Takes back what [`Limits::token`] counted: the token works.
    pub(super) async fn right_token(&self, counted: Option<Taken>) -> Result<()> {
        self.give_back(counted.into_iter().collect()).await
    }

    /// Counts a mail to a mailbox; `None` when it has got enough of them and nothing is to be sent. Nobody is told:
    /// the answer left before.
    pub(super) async fn mail(&self, letter: Letter, mailbox: &str) -> Result<Option<Taken>> {
        let name = match letter {
            Letter::SignUp => "sign-up mails to a mailbox",
            Letter::Reset => "reset mails to a mailbox",
            Letter::LogIn => "log-in mails to a mailbox",
            Letter::Address => "mails to a new address",
        };
        let limit = Limit::new(name, self.settings.mails_per_mailbox, HOUR);
        let taken = self.limiter.take(&limit, mailbox.to_lowercase()).await?;
        if !taken.is_allowed() {
            tracing::info!(target: "flaskboost::accounts", "a mail was left out: the limit `{name}` is used up");
        }
        Ok(taken.is_allowed().then_some(taken))
    }

    /// Takes back what [`Limits::mail`] counted: there was nothing to send.
    pub(super) async fn unsent(&self, taken: Taken) -> Result<()> {
        self.limiter.give_back(taken).await
    }

    /// A code is short, and another can be had by asking. So wrong ones are counted over a day.
    fn codes(&self, name: &'static str) -> Limit {
        Limit::new(name, self.settings.failures_per_account.saturating_mul(2), DAY)
    }

    pub(super) fn failures(&self, name: &'static str, count: u32) -> Limit {
        Limit::new(name, count, Duration::from_secs(self.settings.failure_minutes.saturating_mul(60)))
    }

    async fn give_back(&self, taken: Vec<Taken>) -> Result<()> {
        for one in taken {
            self.limiter.give_back(one).await?;
        }
        Ok(())
    }
}

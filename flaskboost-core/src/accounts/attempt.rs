//! [`Attempt`]: one try at something that only its owner should know.

use crate::error::{Error, Result};
use crate::limit::{Limit, Taken};
use crate::model::Invalid;

/// One try at something that only its owner should know, counted before it is compared.
#[must_use = "an attempt that is not concluded counts as a failure"]
#[derive(Debug, Default)]
pub(super) struct Attempt {
    /// What it took of the limits of where it comes from.
    pub(super) origin: Vec<Taken>,
    /// What it took of the limit of what it is about.
    pub(super) account: Option<Account>,
}

/// A use of the limit of an account, and under which key.
#[derive(Debug)]
pub(super) struct Account {
    pub(super) taken: Taken,
    pub(super) limit: Limit,
    pub(super) key: String,
}

/// What somebody tries to know. Each kind is counted for itself: failed log-ins from outside must not keep somebody
/// who is logged in from changing the password.
#[derive(Clone, Copy, Debug)]
pub(super) enum Secret<'a> {
    /// The password of the account with this address, whether or not there is one.
    LogIn(&'a str),
    /// The password of the sign-up behind this link.
    Confirm(&'a str),
    /// The current password of this person.
    Change(i64),
    /// The password behind this link to another address.
    Address(&'a str),
    /// The second factor of this person, after the right password.
    SecondStep(i64),
    /// The password or the second factor of this person, who is logged in and proves it again.
    Again(i64),
    /// The code in a mail to this address, whether or not one was sent.
    Code(&'a str),
    /// A link that needs no password: nothing is known of whom it is about.
    Link,
}

/// How an attempt ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// The secret was known.
    Right,
    /// It was not.
    Wrong,
    /// Something else was in the way before that was known.
    Untold,
}

impl Secret<'_> {
    /// The limit and the key under which it is counted.
    pub(super) fn key(self) -> Option<(&'static str, String)> {
        match self {
            Self::LogIn(email) => Some(("failures at log-in", email.to_lowercase())),
            Self::Confirm(token) => Some(("failures at a confirmation", token.to_owned())),
            Self::Change(id) => Some(("failures at a change of password", id.to_string())),
            Self::Address(token) => Some(("failures at a change of address", token.to_owned())),
            Self::SecondStep(id) => Some(("failures at a second step", id.to_string())),
            Self::Again(id) => Some(("failures at a fresh proof", id.to_string())),
            Self::Code(email) => Some(("failures at a code", email.to_lowercase())),
            Self::Link => None,
        }
    }
}

impl Outcome {
    /// Of a check that finds somebody, finds nobody, or refuses what was typed.
    pub(super) fn of<T>(found: &Result<Option<T>>) -> Self {
        match found {
            Ok(Some(_)) => Self::Right,
            Ok(None) => Self::Wrong,
            Err(error) => Self::of_refusal(error, |_| Self::Wrong),
        }
    }

    /// Of something that takes the current password. Whatever else is refused then, the password was known.
    pub(super) fn of_current_password<T>(done: &Result<T>) -> Self {
        let is_wrong = |refusal: &Invalid| refusal.errors.iter().any(|(field, _)| field == "current_password");
        match done {
            Ok(_) => Self::Right,
            Err(error) => Self::of_refusal(error, |refusal| if is_wrong(refusal) { Self::Wrong } else { Self::Right }),
        }
    }

    /// Of an error: a refusal of what was typed is for `judge`, all others tell nothing.
    pub(super) fn of_refusal(error: &Error, judge: impl FnOnce(&Invalid) -> Self) -> Self {
        error.get::<Invalid>().map_or(Self::Untold, judge)
    }
}

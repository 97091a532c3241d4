//! [`Email`]: an address that mail can be sent to.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

use crate::form::control::Control;
use crate::form::given::Given;
use crate::form::problem::Problem;
use crate::form::rules::Rules;
use crate::form::widget::Widget;

use super::field_value::FieldValue;
use super::text;

/// The longest address that mail servers accept (RFC 5321, with its erratum).
const MAX_LEN: u32 = 254;

/// An e-mail address: `name@example.org`, the domain in small letters, at most 254 characters.
///
/// Stricter than the standards, as people's addresses are: no quotes, no comments, ASCII only, and
/// a domain with a dot. Whether mail arrives is only known once a mail was answered.
///
/// ```
/// use flaskboost::form::Email;
///
/// let email: Email = " Ada@Example.ORG ".parse().unwrap();
/// assert_eq!(email.as_str(), "Ada@example.org");
/// assert!("ada@localhost".parse::<Email>().is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Email(String);

/// The text is not an e-mail address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an e-mail address such as name@example.org")]
pub struct NotAnEmail;

impl Email {
    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address, to keep.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }
}

impl FromStr for Email {
    type Err = NotAnEmail;

    fn from_str(text: &str) -> Result<Self, NotAnEmail> {
        let text = text.trim();
        let (local, domain) = text.rsplit_once('@').ok_or(NotAnEmail)?;
        if text.len() > MAX_LEN as usize || !is_local(local) || !is_domain(domain) {
            return Err(NotAnEmail);
        }
        Ok(Self(format!("{local}@{}", domain.to_ascii_lowercase())))
    }
}

/// The part before the `@`: RFC 5322's dot-atom.
fn is_local(local: &str) -> bool {
    local.len() <= 64
        && local.split('.').all(|atom| {
            !atom.is_empty()
                && atom.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte))
        })
}

/// The part after the `@`: at least two labels, the last of which is not a number.
fn is_domain(domain: &str) -> bool {
    domain.contains('.')
        && domain.rsplit('.').next().is_some_and(|last| !last.bytes().all(|byte| byte.is_ascii_digit()))
        && domain.split('.').all(|label| {
            (1..=63).contains(&label.len())
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        })
}

impl FieldValue for Email {
    const CONTROL: Control = Control::new(Widget::Email).with_max_len(MAX_LEN).with_inputmode("email");

    fn read(given: Given<'_>, rules: &Rules) -> Result<Self, Problem> {
        let line = text::line(given, rules)?;
        text::check_length(&line, rules)?;
        line.parse().map_err(|NotAnEmail| {
            Problem::new(match line.is_ascii() {
                true => "Enter an e-mail address such as name@example.org.",
                false => "Enter an e-mail address of unaccented letters, such as name@example.org.",
            })
        })
    }

    fn write(&self) -> Vec<String> {
        vec![self.0.clone()]
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl AsRef<str> for Email {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl From<Email> for String {
    fn from(email: Email) -> Self {
        email.0
    }
}

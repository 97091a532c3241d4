//! [`Error`]: what every handler may return.

use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use http::StatusCode;

use super::stock;

/// The code of [`Error::unproven`].
const UNPROVEN: &str = "FB5403";

/// The code of [`Error::unsecured`].
const UNSECURED: &str = "FB5408";

/// Any cause.
pub type BoxError = Box<dyn std::error::Error + Send + Sync + 'static>;

/// A result whose error can be shown to a visitor.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A failure with two faces: a public one (status, code, message, hint) and a private one (the cause).
///
/// The public face is what a stranger may see. The cause is for the log; it is never sent to a client outside
/// development.
///
/// ```
/// use flaskboost::error::Error;
///
/// let error = Error::not_found("There is no such run.");
/// assert_eq!(error.status(), 404);
/// assert_eq!(error.code(), "FB0404");
/// assert_eq!(error.message(), "There is no such run.");
/// ```
pub struct Error {
    inner: Box<Inner>,
}

struct Inner {
    status: StatusCode,
    code: &'static str,
    message: Cow<'static, str>,
    hint: Option<Cow<'static, str>>,
    retry_after: Option<Duration>,
    source: Option<BoxError>,
}

impl Error {
    /// Creates an error; `message` is shown to strangers.
    #[must_use]
    pub fn new(status: StatusCode, code: &'static str, message: impl Into<Cow<'static, str>>) -> Self {
        Self {
            inner: Box::new(Inner {
                status,
                code,
                message: message.into(),
                hint: None,
                retry_after: None,
                source: None,
            }),
        }
    }

    /// The stock error of a bare status: its text says no more than the status does.
    ///
    /// ```
    /// # use flaskboost::error::Error;
    /// assert_eq!(Error::from_status(http::StatusCode::NOT_FOUND).code(), "FB0404");
    /// ```
    #[must_use]
    pub fn from_status(status: StatusCode) -> Self {
        Self::new(status, stock::code(status), stock::message(status))
    }

    /// Something broke on our side; the cause goes to the log only.
    #[must_use]
    pub fn internal(source: impl Into<BoxError>) -> Self {
        Self::from_status(StatusCode::INTERNAL_SERVER_ERROR).with_source(source)
    }

    /// The service cannot answer now (a database is gone, a pool is exhausted); trying again may help.
    #[must_use]
    pub fn unavailable(source: impl Into<BoxError>) -> Self {
        Self::from_status(StatusCode::SERVICE_UNAVAILABLE).with_source(source)
    }

    /// Nobody is logged in, and somebody must be.
    #[must_use]
    pub fn unauthorized() -> Self {
        Self::from_status(StatusCode::UNAUTHORIZED)
    }

    /// Somebody is logged in, and must prove again who they are before they go on. A page sends them to do so; a
    /// program gets this 403 with its code.
    #[must_use]
    pub fn unproven() -> Self {
        Self::new(StatusCode::FORBIDDEN, UNPROVEN, "For this you have to prove again who you are.")
            .with_hint("Give your password once more, or log in again; then send this again.")
    }

    /// Whether it is [`Error::unproven`].
    #[must_use]
    pub fn is_unproven(&self) -> bool {
        self.inner.code == UNPROVEN
    }

    /// Somebody is logged in, and must secure their account with more than a password before they go on. A page sends them
    /// to do so; a program gets this 403 with its code.
    #[must_use]
    pub fn unsecured() -> Self {
        Self::new(StatusCode::FORBIDDEN, UNSECURED, "For this your account needs a second factor.")
            .with_hint("Set it up on the pages of your account, then come back.")
    }

    /// Whether it is [`Error::unsecured`].
    #[must_use]
    pub fn is_unsecured(&self) -> bool {
        self.inner.code == UNSECURED
    }

    /// Adds the cause, for the log.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<BoxError>) -> Self {
        self.inner.source = Some(source.into());
        self
    }

    /// Replaces the stable code, for example `"FB4001"`.
    #[must_use]
    pub fn with_code(mut self, code: &'static str) -> Self {
        self.inner.code = code;
        self
    }

    /// Adds a public sentence that says what to do.
    #[must_use]
    pub fn with_hint(mut self, hint: impl Into<Cow<'static, str>>) -> Self {
        self.inner.hint = Some(hint.into());
        self
    }

    /// Says after which time trying again may help; the answer carries it as `Retry-After`, in whole seconds.
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use flaskboost::error::Error;
    /// let error = Error::too_many_requests("Not so fast.").with_retry_after(Duration::from_millis(1500));
    /// assert_eq!(error.retry_after(), Some(Duration::from_secs(2)));
    /// ```
    #[must_use]
    pub fn with_retry_after(mut self, time: Duration) -> Self {
        let seconds = time.as_secs().saturating_add(u64::from(time.subsec_nanos() > 0));
        self.inner.retry_after = Some(Duration::from_secs(seconds.max(1)));
        self
    }

    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.inner.status
    }

    /// The stable code, `FB` and four digits. `FB0xxx` repeats the status; the other families name a floor.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.inner.code
    }

    /// The public message.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.inner.message
    }

    /// The public hint, if there is one.
    #[must_use]
    pub fn hint(&self) -> Option<&str> {
        self.inner.hint.as_deref()
    }

    /// After which time trying again may help, if that is known.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.inner.retry_after
    }

    /// The cause as a `T`, searched along the whole chain of causes.
    #[must_use]
    pub fn get<T: std::error::Error + 'static>(&self) -> Option<&T> {
        let mut cause: Option<&(dyn std::error::Error + 'static)> =
            self.inner.source.as_deref().map(|source| source as &(dyn std::error::Error + 'static));
        while let Some(current) = cause {
            if let Some(found) = current.downcast_ref::<T>() {
                return Some(found);
            }
            cause = current.source();
        }
        None
    }

    /// The causes, outermost first, joined by `": "`; empty when there is none.
    #[must_use]
    pub fn source_chain(&self) -> String {
        let mut chain = Vec::new();
        let mut cause: Option<&(dyn std::error::Error + 'static)> =
            self.inner.source.as_deref().map(|source| source as &(dyn std::error::Error + 'static));
        while let Some(current) = cause {
            let text = current.to_string();
            // Wrappers often repeat what they wrap; saying it once is enough.
            if chain.last().is_none_or(|last: &String| !last.contains(&text)) {
                chain.push(text);
            }
            cause = current.source();
        }
        chain.join(": ")
    }
}

macro_rules! client_errors {
    ($($(#[$doc:meta])* $name:ident => $status:ident;)*) => {
        impl Error {
            $(
                $(#[$doc])*
                #[must_use]
                pub fn $name(message: impl Into<Cow<'static, str>>) -> Self {
                    Self::new(StatusCode::$status, stock::code(StatusCode::$status), message)
                }
            )*
        }
    };
}

client_errors! {
    /// 400: the request makes no sense.
    bad_request => BAD_REQUEST;
    /// 403: this person may not.
    forbidden => FORBIDDEN;
    /// 404: it does not exist, or this person may not know that it does.
    not_found => NOT_FOUND;
    /// 409: it contradicts what is stored.
    conflict => CONFLICT;
    /// 410: it existed once.
    gone => GONE;
    /// 413: too big.
    payload_too_large => PAYLOAD_TOO_LARGE;
    /// 415: of a kind that is not understood.
    unsupported_media => UNSUPPORTED_MEDIA_TYPE;
    /// 422: understood, but not valid.
    unprocessable => UNPROCESSABLE_ENTITY;
    /// 429: too often.
    too_many_requests => TOO_MANY_REQUESTS;
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: {}", self.code(), self.status().as_u16(), self.message())?;
        if let Some(hint) = self.hint() {
            write!(f, " ({hint})")?;
        }
        let chain = self.source_chain();
        if chain.is_empty() { Ok(()) } else { write!(f, "; caused by {chain}") }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.inner.source.as_deref().map(|source| source as &(dyn std::error::Error + 'static))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, thiserror::Error)]
    #[error("outer")]
    struct Outer(#[source] std::io::Error);

    #[test]
    fn the_cause_is_found_along_the_chain_and_never_shown() {
        let error = Error::internal(Outer(std::io::Error::other("disk on fire")));
        assert_eq!(error.source_chain(), "outer: disk on fire");
        assert!(error.get::<std::io::Error>().is_some());
        assert!(!error.to_string().contains("fire"));
        assert!(format!("{error:?}").contains("disk on fire"));
    }

    #[test]
    fn each_constructor_has_the_code_of_its_status() {
        for error in [Error::bad_request("x"), Error::forbidden("x"), Error::gone("x"), Error::unprocessable("x")] {
            assert_eq!(error.code(), format!("FB0{}", error.status().as_u16()));
        }
    }
}

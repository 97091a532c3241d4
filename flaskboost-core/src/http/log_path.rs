//! A path as it may stand in the log: without the secrets that links of mails carry.

use std::borrow::Cow;

/// The path with every segment that could be a token (32 characters or more, of the letters that tokens have)
/// replaced by `***`: who reads the log must not be able to reset a password.
///
/// ```
/// use flaskboost::http::log_path;
///
/// assert_eq!(log_path("/posts/how-to-run-your-first-marathon"), "/posts/how-to-run-your-first-marathon");
/// assert_eq!(log_path("/confirm/2fWcLkR9qT7vYb3XhJ0sN5dGmPzA8eUiQoCx1tVrBwE%20"), "/confirm/***");
/// assert_eq!(log_path("/confirm/2fWcLkR9qT7vYb3XhJ0sN5dGmPzA8eUiQoCx1tVrBwE"), "/confirm/***");
/// ```
#[must_use]
pub fn log_path(path: &str) -> Cow<'_, str> {
    if !path.split('/').any(is_secret) {
        return Cow::Borrowed(path);
    }
    let segments: Vec<&str> = path.split('/').map(|segment| if is_secret(segment) { "***" } else { segment }).collect();
    Cow::Owned(segments.join("/"))
}

/// Whether a run of the letters of tokens in it could be one: mail programs add a bracket or a blank to a link, and
/// the link still works.
fn is_secret(segment: &str) -> bool {
    let is_of_tokens = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'=');
    segment.as_bytes().split(|b| !is_of_tokens(*b)).filter(|run| run.len() >= 32).any(|run| {
        // A slug is long too, but it has no capitals.
        run.iter().any(u8::is_ascii_uppercase) || run.iter().all(u8::is_ascii_hexdigit)
    })
}

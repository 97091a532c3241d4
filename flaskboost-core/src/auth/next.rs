//! Where to go after log-in: never off this site.

/// The path in `next`, if it stays on this site.
///
/// ```
/// use flaskboost::auth::safe_next;
///
/// assert_eq!(safe_next(Some("/runs?page=2")).as_deref(), Some("/runs?page=2"));
/// for elsewhere in ["https://evil.example", "//evil.example", "/\\evil.example", "runs", "/a\nb", ""] {
///     assert_eq!(safe_next(Some(elsewhere)), None);
/// }
/// ```
#[must_use]
pub fn safe_next(next: Option<&str>) -> Option<String> {
    let path = next?;
    // Browsers read a backslash as a slash and drop tabs and line breaks, so "/\t/evil" would leave the site.
    let is_plain = path.bytes().all(|b| b > b' ' && b != b'\\' && b != 0x7f);
    let is_local = path.starts_with('/') && !path.starts_with("//");
    (is_plain && is_local && path.len() <= 2048).then(|| path.to_owned())
}

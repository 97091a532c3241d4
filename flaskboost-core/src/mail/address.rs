//! What may stand in the headers of a mail.

use super::Error;

/// The longest address that mail can carry (RFC 5321, section 4.5.3.1).
const LONGEST: usize = 254;

/// Refuses a header value that could break out of its line.
pub(super) fn check_line(field: &'static str, value: &str) -> Result<(), Error> {
    let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    if value.contains(breaks) { Err(Error::LineBreak { field }) } else { Ok(()) }
}

/// Refuses what is not exactly one mailbox, `ann@example.com` or `Ann <ann@example.com>`.
pub(super) fn check_mailbox(field: &'static str, value: &str) -> Result<(), Error> {
    check_line(field, value)?;
    let address = bare(value);
    let is_plain =
        |part: &str| !part.is_empty() && !part.contains(|c: char| c.is_whitespace() || r#"<>()[],;:"\@"#.contains(c));
    match address.split_once('@') {
        Some((person, host)) if address.len() <= LONGEST && is_plain(person) && is_plain(host) => Ok(()),
        _ => Err(Error::BadAddress { field }),
    }
}

/// Headers that every mail has, or that would send it to somebody else.
const TAKEN: [&str; 14] = [
    "auto-submitted",
    "bcc",
    "cc",
    "content-transfer-encoding",
    "content-type",
    "date",
    "from",
    "message-id",
    "mime-version",
    "received",
    "return-path",
    "sender",
    "subject",
    "to",
];

/// Refuses a header that breaks out of its line, is none, or says again what the mail says anyway.
pub(super) fn check_header(name: &str, value: &str) -> Result<(), Error> {
    check_line("header", value)?;
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if is_name && !TAKEN.contains(&name.to_ascii_lowercase().as_str()) {
        Ok(())
    } else {
        Err(Error::BadHeader { name: name.escape_debug().to_string() })
    }
}

/// The address of a mailbox in the form in which two are compared: without a name in front of it, in lower case.
///
/// ```
/// assert_eq!(flaskboost::mail::plain_address("Ann <Ann@Example.com>"), "ann@example.com");
/// ```
#[must_use]
pub fn plain_address(mailbox: &str) -> String {
    bare(mailbox).to_lowercase()
}

/// What stands behind the @ of a mailbox.
pub(super) fn host(mailbox: &str) -> &str {
    bare(mailbox).rsplit_once('@').map_or("localhost", |(_, host)| host)
}

/// The address of a mailbox, without the name in front of it.
fn bare(value: &str) -> &str {
    let value = value.trim();
    match value.strip_suffix('>').and_then(|value| value.split_once('<')) {
        Some((_, address)) => address.trim(),
        None => value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_with_or_without_a_name_is_taken() {
        for mailbox in ["ann@example.com", "Ann <ann@example.com>", "hello@localhost", "zoë@exämple.com", "a+b@c.d"] {
            assert!(check_mailbox("to", mailbox).is_ok(), "{mailbox}");
        }
    }

    #[test]
    fn anything_else_is_refused() {
        let long = format!("{}@example.com", "a".repeat(LONGEST));
        for mailbox in ["", "ann", "@b.c", "a@", "a@b, c@d", "a@b@c", "a b@c", "Ann <a@b> <c@d>", "<>", long.as_str()] {
            assert!(matches!(check_mailbox("to", mailbox), Err(Error::BadAddress { .. })), "{mailbox}");
        }
    }

    #[test]
    fn a_header_of_ones_own_is_taken_and_one_of_the_mail_itself_is_not() {
        assert!(check_header("List-Unsubscribe", "<https://example.com/a>").is_ok());
        for name in ["", "X Y", "X:", "X\r\nBcc", "bcc", "From", "Message-ID", "Größe"] {
            assert!(matches!(check_header(name, "x"), Err(Error::BadHeader { .. })), "{name:?}");
        }
        assert!(matches!(check_header("X-A", "a\r\nBcc: all@b.c"), Err(Error::LineBreak { field: "header" })));
    }

    #[test]
    fn a_line_break_cannot_reach_a_header() {
        for value in ["a@b.c\r\nBcc: all@b.c", "a@b.c\n", "a@b.c\0", "a\u{2028}@b.c", "a\u{85}@b.c"] {
            assert!(matches!(check_mailbox("to", value), Err(Error::LineBreak { .. })), "{value:?}");
        }
    }
}

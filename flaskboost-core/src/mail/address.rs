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
    fn a_line_break_cannot_reach_a_header() {
        for value in ["a@b.c\r\nBcc: all@b.c", "a@b.c\n", "a@b.c\0", "a\u{2028}@b.c", "a\u{85}@b.c"] {
            assert!(matches!(check_mailbox("to", value), Err(Error::LineBreak { .. })), "{value:?}");
        }
    }
}

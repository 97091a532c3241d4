//! [`Address`]: an e-mail address as accounts are found by.

use crate::form::Email;

/// An e-mail address in small letters throughout, so that one mailbox is one account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Address(String);

impl Address {
    /// Reads what somebody typed, by the rules that forms have; `None` when it is not one address.
    pub(crate) fn parse(typed: &str) -> Option<Self> {
        typed.parse::<Email>().ok().map(|email| Self(email.as_str().to_lowercase()))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    pub(crate) fn into_string(self) -> String {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_mailbox_is_one_address_however_it_is_typed() {
        let address = Address::parse("  Ann.Lee@Example.COM ").unwrap();
        assert_eq!(address.as_str(), "ann.lee@example.com");
    }

    #[test]
    fn what_is_not_one_address_is_refused() {
        for typed in ["", "ann", "@b.c", "a@", "a@b@c.d", "a b@c.d", "a@b.c,d@e.f", "<a@b.c>", "a@b.c\r\nBcc: d@e.f"] {
            assert_eq!(Address::parse(typed), None, "{typed:?}");
        }
    }
}

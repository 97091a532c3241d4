//! [`ApiSecret`]: what a program shows instead of a password.

use std::fmt;

use sha2::{Digest, Sha256};

use crate::random::Random;

/// 32 random bytes as base64url.
const BODY: usize = 43;

/// The beginning of a SHA-256 in hexadecimal.
const CHECKSUM: usize = 8;

/// What a program shows instead of a password: a beginning that tells the sort, 32 random bytes, and a checksum.
///
/// The beginning and the checksum are there for programs that look for secrets in places where none should be: they
/// recognise one without asking anybody, and hardly ever mistake anything else for one. The database holds only the
/// SHA-256 of the whole.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct ApiSecret(String);

/// What a secret is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    /// It is shown with every request, until it expires or is revoked.
    Personal,
    /// The same, for an hour.
    Access,
    /// With it a new pair is got, once.
    Refresh,
}

impl Sort {
    const fn beginning(self) -> &'static str {
        match self {
            Self::Personal => "fb_pat_",
            Self::Access => "fb_app_",
            Self::Refresh => "fb_ref_",
        }
    }
}

impl ApiSecret {
    /// A new one.
    pub(crate) fn new(sort: Sort, random: &Random) -> Self {
        let text = format!("{}{}", sort.beginning(), random.token());
        let checksum = checksum(&text);
        Self(format!("{text}{checksum}"))
    }

    /// Reads what was sent; `None` when it is none of these sorts, or was cut off or mistyped.
    pub(crate) fn parse(text: &str, sorts: &[Sort]) -> Option<Self> {
        let sort = sorts.iter().find(|sort| text.starts_with(sort.beginning()))?;
        let is_of_length = text.is_ascii() && text.len() == sort.beginning().len() + BODY + CHECKSUM;
        let (secret, sum) = text.split_at_checked(text.len().checked_sub(CHECKSUM)?).filter(|_| is_of_length)?;
        (checksum(secret) == sum).then(|| Self(text.to_owned()))
    }

    /// What the database keeps: SHA-256 in hexadecimal.
    pub(crate) fn hash(&self) -> String {
        sha256(&self.0)
    }

    /// The text, for its owner.
    pub(crate) fn expose(&self) -> &str {
        &self.0
    }
}

/// So that it stands in no log.
impl fmt::Debug for ApiSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[secret]")
    }
}

/// It proves nothing: anybody can compute it.
fn checksum(text: &str) -> String {
    let mut sum = sha256(text);
    sum.truncate(CHECKSUM);
    sum
}

fn sha256(text: &str) -> String {
    hex::encode(Sha256::digest(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_sha_256_as_in_the_examples_of_fips_180_4() {
        assert_eq!(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(checksum("abc"), "ba7816bf");
    }

    #[test]
    fn a_secret_is_read_as_what_it_is_and_as_nothing_else() {
        let random = Random::seeded(3);
        for (sort, beginning) in [(Sort::Personal, "fb_pat_"), (Sort::Access, "fb_app_"), (Sort::Refresh, "fb_ref_")] {
            let secret = ApiSecret::new(sort, &random);
            assert!(secret.expose().starts_with(beginning) && secret.expose().len() == 58, "{}", secret.expose());
            assert_eq!(ApiSecret::parse(secret.expose(), &[sort]), Some(secret.clone()));
            for other in [Sort::Personal, Sort::Access, Sort::Refresh] {
                assert_eq!(ApiSecret::parse(secret.expose(), &[other]).is_some(), other == sort);
            }
            assert_eq!(format!("{secret:?}"), "[secret]");
        }
    }

    #[test]
    fn what_was_cut_off_or_mistyped_is_no_secret() {
        let secret = ApiSecret::new(Sort::Personal, &Random::seeded(4));
        let sound = secret.expose();
        for place in 0..sound.len() {
            let other = if sound.as_bytes()[place] == b'A' { "B" } else { "A" };
            let changed = format!("{}{other}{}", &sound[..place], &sound[place + 1..]);
            assert_eq!(ApiSecret::parse(&changed, &[Sort::Personal]), None, "{changed}");
            assert_eq!(ApiSecret::parse(&sound[..place], &[Sort::Personal]), None);
        }
        for text in [String::new(), format!("{sound}A"), format!(" {sound}"), sound.to_uppercase(), "ü".repeat(29)] {
            assert_eq!(ApiSecret::parse(&text, &[Sort::Personal]), None, "{text}");
        }
    }
}

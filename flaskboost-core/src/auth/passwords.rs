//! [`Passwords`]: makes and checks password hashes, a few at a time.

use std::num::NonZeroUsize;
use std::sync::Arc;

use argon2::password_hash::phc::{PasswordHash as Phc, Salt};
use argon2::password_hash::{CustomizedPasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;

use super::normalised::normalised;
use super::{PasswordHash, PasswordRules};
use crate::error::{Error, Result};
use crate::model::Invalid;
use crate::random::Random;

/// Argon2id with 19 MiB, two passes, one lane: OWASP's first recommendation,
/// <https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#argon2id>.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// How many may wait for each that is worked on: some two seconds of waiting, then the answer is "try again later".
const LONGEST_LINE: usize = 64;

/// Too many people wait to have their password checked.
#[derive(Debug, thiserror::Error)]
#[error("the line of passwords to check is full")]
struct LineIsFull;

/// Makes and checks password hashes with argon2id.
///
/// Each hash takes tens of milliseconds and 19 MiB, so only a few run at once, off the threads that answer requests;
/// a flood of log-ins waits in line instead of taking the memory of the machine. A password is the same however a
/// keyboard composes its letters: it is hashed and compared in the normal form NFKC.
#[derive(Clone)]
pub struct Passwords {
    turns: Arc<Semaphore>,
    line: Arc<Semaphore>,
    random: Random,
    nobody: Arc<str>,
}

/// What a check of a password says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is not the password.
    Wrong,
    /// It is the password.
    Right,
    /// It is the password, and its hash was made with parameters of an earlier time: store a new one.
    RightButOld,
}

impl Passwords {
    /// Checks at most `at_once` passwords at a time; one per core when `None`.
    ///
    /// # Panics
    ///
    /// Never: the parameters are constants that argon2 accepts.
    #[must_use]
    pub fn new(random: Random, at_once: Option<usize>) -> Self {
        let cores = || std::thread::available_parallelism().map_or(2, NonZeroUsize::get);
        let at_once = at_once.unwrap_or_else(cores).max(1);
        let turns = Arc::new(Semaphore::new(at_once));
        let line = Arc::new(Semaphore::new(at_once * LONGEST_LINE));
        // The hash that an unknown user's password is compared with: same parameters, same work, nobody's password.
        // Its output is random, so no password matches it.
        let encode = |bytes: &[u8]| {
            use base64::Engine as _;
            base64::engine::general_purpose::STANDARD_NO_PAD.encode(bytes)
        };
        let nobody = format!(
            "$argon2id$v=19$m={MEMORY_KIB},t={PASSES},p={LANES}${}${}",
            encode(&random.bytes::<16>()),
            encode(&random.bytes::<32>())
        );
        Self { turns, line, random, nobody: nobody.into() }
    }

    /// Hashes a password with a new salt.
    ///
    /// # Errors
    ///
    /// - The hash cannot be made; in practice only when memory is exhausted.
    pub async fn hash(&self, plain: &str) -> Result<PasswordHash> {
        let plain = normalised(plain);
        let salt: [u8; 16] = self.random.bytes();
        let text = self
            .in_turn(move || {
                let salt = Salt::new(&salt).map_err(Error::internal)?;
                let phc: Phc = argon2()
                    .hash_password_customized(plain.as_bytes(), &salt, None, None, params())
                    .map_err(Error::internal)?;
                Ok(phc.to_string())
            })
            .await?;
        Ok(PasswordHash::from_stored(text))
    }

    /// Compares a password with the stored hash. Without one (the user is unknown) it does the same work and says
    /// [`Verdict::Wrong`].
    ///
    /// # Errors
    ///
    /// - The stored text is not a password hash.
    pub async fn verify(&self, plain: &str, stored: Option<&PasswordHash>) -> Result<Verdict> {
        let plain = normalised(plain);
        let is_known = stored.is_some();
        let stored = stored.map_or_else(|| self.nobody.to_string(), |hash| hash.as_stored().to_owned());
        self.in_turn(move || {
            let phc = Phc::new(&stored).map_err(Error::internal)?;
            let is_right = argon2().verify_password(plain.as_bytes(), &phc).is_ok() && is_known;
            let is_current = phc.algorithm.as_str() == "argon2id"
                && Params::try_from(&phc)
                    .is_ok_and(|p| (p.m_cost(), p.t_cost(), p.p_cost()) == (MEMORY_KIB, PASSES, LANES));
            Ok(match (is_right, is_current) {
                (false, _) => Verdict::Wrong,
                (true, true) => Verdict::Right,
                (true, false) => Verdict::RightButOld,
            })
        })
        .await
    }

    /// Refuses a password that somebody chose when it breaks the rules; the refusal names `field`.
    ///
    /// # Errors
    ///
    /// - It breaks a rule: an [`Invalid`] that says why and what to do, and holds nothing of the password.
    pub async fn check(&self, rules: &PasswordRules, field: &str, password: &str, email: &str) -> Result<()> {
        let (rules, password, email) = (rules.clone(), password.to_owned(), email.to_owned());
        match self.in_turn(move || Ok(rules.refusal(&password, &email))).await? {
            Some(why) => Err(Invalid::field(field, why).into()),
            None => Ok(()),
        }
    }

    async fn in_turn<T: Send + 'static>(&self, work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
        let Ok(place) = Arc::clone(&self.line).try_acquire_owned() else { return Err(Error::unavailable(LineIsFull)) };
        let turn = Arc::clone(&self.turns).acquire_owned().await.map_err(Error::internal)?;
        tokio::task::spawn_blocking(move || {
            let done = work();
            drop((turn, place));
            done
        })
        .await
        .map_err(Error::internal)?
    }
}

impl std::fmt::Debug for Passwords {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Passwords")
    }
}

fn params() -> Params {
    Params::new(MEMORY_KIB, PASSES, LANES, None).expect("the parameters are constants that argon2 accepts")
}

fn argon2() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passwords() -> Passwords {
        Passwords::new(Random::seeded(1), Some(1))
    }

    #[tokio::test]
    async fn the_right_password_is_told_from_wrong_ones_and_from_nobodys() {
        let passwords = passwords();
        let hash = passwords.hash("correct horse").await.unwrap();
        assert_eq!(passwords.verify("correct horse", Some(&hash)).await.unwrap(), Verdict::Right);
        assert_eq!(passwords.verify("correct hors", Some(&hash)).await.unwrap(), Verdict::Wrong);
        assert_eq!(passwords.verify("correct horse", None).await.unwrap(), Verdict::Wrong);
        assert!(hash.as_stored().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(!format!("{hash:?}").contains('$'));
    }

    #[tokio::test]
    async fn a_password_is_the_same_however_its_letters_are_composed() {
        let passwords = passwords();
        let (composed, decomposed) = ("caf\u{e9} au lait", "cafe\u{301} au lait");
        let hash = passwords.hash(composed).await.unwrap();
        assert_eq!(passwords.verify(decomposed, Some(&hash)).await.unwrap(), Verdict::Right);
        assert_eq!(passwords.verify("cafe au lait", Some(&hash)).await.unwrap(), Verdict::Wrong);
        let hash = passwords.hash(decomposed).await.unwrap();
        assert_eq!(passwords.verify(composed, Some(&hash)).await.unwrap(), Verdict::Right);
    }

    #[tokio::test]
    async fn what_breaks_a_rule_is_refused_beside_its_field_without_being_told() {
        let rules = PasswordRules::new(12, "Runnerly");
        for weak in ["short", "password123456", "annalee annalee", &"long ".repeat(40)] {
            let error = passwords().check(&rules, "password", weak, "anna.lee@example.com").await.unwrap_err();
            let told = format!("{error:?} {error}");
            assert_eq!(error.get::<Invalid>().unwrap().errors[0].0, "password", "{told}");
            assert!(!told.contains(weak), "{told}");
        }
        passwords().check(&rules, "password", "correct horse battery staple", "ann@example.com").await.unwrap();
    }

    #[tokio::test]
    async fn a_hash_of_weaker_parameters_is_right_but_old() {
        let weak = Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(8, 1, 1, None).unwrap());
        let salt = Salt::new(&[7; 16]).unwrap();
        let params = Params::new(8, 1, 1, None).unwrap();
        let phc: Phc = weak.hash_password_customized(b"old", &salt, None, None, params).unwrap();
        let stored = PasswordHash::from_stored(phc.to_string());
        assert_eq!(passwords().verify("old", Some(&stored)).await.unwrap(), Verdict::RightButOld);
    }

    #[tokio::test]
    async fn a_flood_is_told_to_come_back_instead_of_waiting_for_ever() {
        let passwords = passwords();
        let all = (0..=LONGEST_LINE).map(|_| passwords.verify("x", None));
        let refused = futures_util::future::join_all(all).await.into_iter().filter(Result::is_err).count();
        assert_eq!(refused, 1);
    }

    #[tokio::test]
    async fn what_is_no_hash_is_an_error_and_no_log_in() {
        let stored = PasswordHash::from_stored("plain text");
        assert_eq!(passwords().verify("plain text", Some(&stored)).await.unwrap_err().status(), 500);
    }
}

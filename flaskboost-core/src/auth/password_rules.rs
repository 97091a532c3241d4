//! [`PasswordRules`]: what a password must be when somebody chooses it.

use std::sync::Arc;

use zxcvbn::{Score, zxcvbn};

use super::{BreachList, BreachListError};
use crate::settings::Settings;

/// How many characters are estimated at most: the work grows with the square of their number.
const MOST: usize = 100;

/// How many are estimated in any case.
const LEAST: usize = 24;

/// The characters that the estimate takes for letters as well, such as `$` for "s". It tries all readings of the whole
/// password, so the work grows with the product of what each may stand for: all of them in a hundred characters take
/// the better part of a second.
const STAND_INS: &str = "0123456789@({[<!|$+%";

/// How many different stand-ins are estimated beyond the first [`LEAST`] characters.
const MOST_STAND_INS: usize = 4;

/// The shortest local part of an address that may not stand in a password: a shorter one is in many words.
const SHORTEST_NAME: usize = 4;

/// What a password must be when somebody chooses it: long enough, not about the person or the site, and hard to guess.
/// What it is made of does not matter: no digit, capital or symbol is asked for.
///
/// "Hard to guess" is an estimate of how many guesses it takes, in the way of a program that guesses: lists of some
/// thirty thousand passwords that were common in breaches, of names and of frequent words, and patterns such as dates,
/// rows of keys, repetitions and substitutions. Ten to the eighth guesses are too few.
///
/// ```
/// use flaskboost::auth::PasswordRules;
///
/// let rules = PasswordRules::new(12, "Runnerly");
/// assert_eq!(rules.refusal("correct horse battery staple", "ann@example.com"), None);
/// assert_eq!(rules.refusal("horse", "ann@example.com").as_deref(), Some("Use at least 12 characters."));
/// let refusal = rules.refusal("password123456", "ann@example.com").unwrap_or_default();
/// assert!(refusal.starts_with("This password is easy to guess."), "{refusal}");
/// ```
#[derive(Debug, Clone)]
pub struct PasswordRules {
    shortest: usize,
    app_name: Arc<str>,
    breaches: Option<BreachList>,
}

impl PasswordRules {
    /// The longest password, in characters: more would only make work for the server.
    pub const LONGEST: usize = 128;

    /// At least so many characters, on a site with this name.
    #[must_use]
    pub fn new(shortest: usize, app_name: impl Into<Arc<str>>) -> Self {
        Self { shortest, app_name: app_name.into(), breaches: None }
    }

    /// The rules of a site, with its list of breached passwords if it has one.
    ///
    /// # Errors
    ///
    /// - The file in `accounts.breached_passwords` is no such list.
    pub fn of(settings: &Settings) -> Result<Self, BreachListError> {
        let breaches = settings.accounts.breached_passwords.as_ref().map(BreachList::open).transpose()?;
        Ok(Self { breaches, ..Self::new(settings.accounts.password_min_length, settings.app.name.as_str()) })
    }

    /// Why this password of the person with this address is refused, and what to do; `None` when it is not.
    ///
    /// The text holds nothing of the password. Estimating takes milliseconds:
    /// [`Passwords::check`](super::Passwords::check) does it off the threads that answer requests.
    #[must_use]
    pub fn refusal(&self, password: &str, email: &str) -> Option<String> {
        let password = super::normalised::normalised(password);
        self.length(&password)
            .or_else(|| self.is_about(&password, email))
            .or_else(|| self.guess(&password, email))
            .or_else(|| self.is_breached(&password))
    }

    fn length(&self, password: &str) -> Option<String> {
        let (length, shortest, longest) = (password.chars().count(), self.shortest, Self::LONGEST);
        match length {
            _ if length < shortest => Some(format!("Use at least {shortest} characters.")),
            _ if length > longest => Some(format!("Use at most {longest} characters.")),
            _ => None,
        }
    }

    /// Refuses what somebody who knows the person or the site tries first.
    fn is_about(&self, password: &str, email: &str) -> Option<String> {
        let (password, app_name) = (letters(password), letters(&self.app_name));
        let name = letters(local_part(email));
        if name.chars().count() >= SHORTEST_NAME && password.contains(&name) {
            return Some("Leave your e-mail address out of the password.".to_owned());
        }
        let is_name_alone = !app_name.is_empty() && password.replace(&app_name, "").is_empty();
        is_name_alone.then(|| "The name of this site alone is easy to guess.".to_owned())
    }

    /// Refuses what is known from a breach. A list that cannot be read any more keeps nobody from signing up.
    fn is_breached(&self, password: &str) -> Option<String> {
        let found = self.breaches.as_ref()?.contains(password).unwrap_or_else(|error| {
            tracing::error!("accounts.breached_passwords cannot be read, so passwords are not looked up: {error}");
            false
        });
        found.then(|| {
            "This password is known from a breach of another site. Choose one that you use nowhere else.".to_owned()
        })
    }

    /// Refuses what a program guesses soon.
    fn guess(&self, password: &str, email: &str) -> Option<String> {
        let (name, domain) = email.rsplit_once('@').unwrap_or((email, ""));
        let mut known = vec![email, name, domain, &self.app_name];
        known.extend(email.split(|c: char| !c.is_alphanumeric()).chain(self.app_name.split_whitespace()));
        known.retain(|word| word.chars().count() > 1);
        let estimate = zxcvbn(&head(password), &known);
        if estimate.score() >= Score::Three {
            return None;
        }
        let advice = estimate.feedback().map(ToString::to_string).unwrap_or_default();
        Some(format!("This password is easy to guess. {advice}").trim_end().to_owned())
    }
}

/// The beginning of a password that is estimated: as much of it as takes tens of milliseconds at most, whatever is in
/// it. What is hard to guess at its beginning is hard to guess as a whole.
fn head(password: &str) -> String {
    let mut stand_ins = Vec::new();
    let is_cheap = |(place, letter): &(usize, char)| {
        if STAND_INS.contains(*letter) && !stand_ins.contains(letter) {
            stand_ins.push(*letter);
        }
        *place < LEAST || stand_ins.len() <= MOST_STAND_INS
    };
    password.chars().enumerate().take(MOST).take_while(is_cheap).map(|(_, letter)| letter).collect()
}

fn local_part(email: &str) -> &str {
    email.rsplit_once('@').map_or(email, |(name, _)| name)
}

/// The letters and digits of a text, in small letters.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(password: &str) -> Option<String> {
        PasswordRules::new(12, "Runnerly").refusal(password, "anna.lee@example.com")
    }

    #[test]
    fn a_few_words_in_a_row_are_taken_whatever_they_are_made_of() {
        for fine in [
            "correct horse battery staple",
            "run with me 2026",
            "a demo with notes",
            "demo password demo",
            "an entirely new password",
            "пароль из четырёх слов",
            "x7Kq!vR2pZ9w",
        ] {
            assert_eq!(refusal(fine), None, "{fine}");
        }
    }

    #[test]
    fn what_was_common_in_breaches_is_refused_with_advice() {
        for common in
            ["password1234", "passwordpassword", "qwertyuiop12", "1q2w3e4r5t6y", "iloveyou1234", "P@ssw0rd1234"]
        {
            let refusal = refusal(common).expect(common);
            assert!(refusal.starts_with("This password is easy to guess. "), "{common}: {refusal}");
            assert!(refusal.len() > "This password is easy to guess. ".len() && !refusal.contains(common), "{refusal}");
        }
    }

    #[test]
    fn patterns_are_refused_with_advice() {
        for pattern in
            ["aaaaaaaaaaaaaa", "abcabcabcabc", "abcdefghijklmnop", "123456789012", "12.12.201212", "zxcvbnm,./zxcvbnm"]
        {
            assert!(refusal(pattern).is_some_and(|text| text.contains("easy to guess")), "{pattern}");
        }
    }

    #[test]
    fn what_is_about_the_person_or_the_site_is_refused() {
        for (password, why) in [
            ("Anna Lee and the sea 7", "Leave your e-mail address out"),
            ("anna.lee@example.com", "Leave your e-mail address out"),
            ("a.n.n.a.l.e.e.1984", "Leave your e-mail address out"),
            ("Runnerly runnerly", "The name of this site alone"),
            ("runnerlyrunnerly!", "The name of this site alone"),
            ("Runnerly12345", "easy to guess"),
            ("example.com12", "easy to guess"),
        ] {
            let refusal = refusal(password).unwrap_or_default();
            assert!(refusal.contains(why), "{password}: {refusal}");
        }
        // A short name is in many words.
        let rules = PasswordRules::new(12, "Runnerly");
        assert_eq!(rules.refusal("planning a bigger garden", "ann@example.com"), None);
        // The name of the site may stand among other words.
        assert_eq!(rules.refusal("my runnerly socks are wet", "ann@example.com"), None);
    }

    #[test]
    fn length_counts_characters_as_a_person_does() {
        assert_eq!(refusal("short").as_deref(), Some("Use at least 12 characters."));
        assert_eq!(refusal(&"correct horse ".repeat(10)).as_deref(), Some("Use at most 128 characters."));
        // Eleven letters, one of them in two pieces.
        assert_eq!(refusal("cafe\u{301} xq vrp").as_deref(), Some("Use at least 12 characters."));
    }

    #[test]
    fn only_as_much_is_estimated_as_is_soon_done() {
        let length = |password: &str| head(password).chars().count();
        assert_eq!(length("correct horse battery staple"), 28);
        assert_eq!(length(&"correct horse battery staple ".repeat(4)), MOST);
        assert_eq!(length(&"1|7!".repeat(30)), MOST);
        assert_eq!(length(&"4@8({[<369g!1|7$5+2%".repeat(6)), LEAST);
        assert_eq!(length(&format!("{}12345", "a".repeat(30))), 34);
        // It begins like the whole, and a beginning that is soon guessed is no beginning.
        assert!("4@8({[<369g!1|7$5+2%4@8({[<369".starts_with(&head("4@8({[<369g!1|7$5+2%4@8({[<369")));
        assert_eq!(refusal(&"4@8({[<369g!1|7$5+2%".repeat(6)), None);
    }

    #[test]
    fn an_app_or_an_address_without_a_name_refuses_nothing_by_it() {
        let rules = PasswordRules::new(12, "");
        assert_eq!(rules.refusal("correct horse battery staple", ""), None);
    }
}

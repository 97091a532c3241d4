//! [`Door`]: a page that takes an address from a stranger.

use flaskboost::random::Random;

/// The address that has an account.
pub(crate) const KNOWN: &str = "ann@example.org";

/// An address of the same length that has none.
const UNKNOWN: &str = "eve@example.org";

/// A page that takes an address from a stranger.
pub(crate) struct Door {
    /// What the report calls it.
    pub(crate) name: &'static str,
    /// Its path.
    pub(crate) path: &'static str,
    /// What is sent as the password, if it asks for one.
    pub(crate) password: &'static str,
    /// Whether an address is known once it was sent there.
    makes_known: bool,
}

impl Door {
    /// All of them.
    pub(crate) const ALL: [Self; 5] = [
        Self { name: "log-in", path: "/login", password: "not the password", makes_known: false },
        Self { name: "forgotten password", path: "/password/forgot", password: "", makes_known: false },
        Self { name: "sign-up", path: "/signup", password: "another password of mine", makes_known: true },
        Self { name: "link to log in", path: "/login/link", password: "", makes_known: false },
        Self { name: "confirmation once more", path: "/confirm-again", password: "", makes_known: false },
    ];

    /// The address of a sample.
    pub(crate) fn email(&self, is_known: bool, random: &Random) -> String {
        match (is_known, self.makes_known) {
            (true, _) => KNOWN.to_owned(),
            (false, false) => UNKNOWN.to_owned(),
            // Letters only, as in the others.
            (false, true) => {
                let letters = random.bytes::<3>().map(|byte| char::from(b'a' + byte % 26));
                format!("{}@example.net", String::from_iter(letters))
            }
        }
    }
}

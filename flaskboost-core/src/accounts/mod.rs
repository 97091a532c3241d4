//! Sign-up, log-in and the pages of one's own account: a small application inside the library, written on the public
//! floors as an app would be.
//!
//! Nobody learns from these pages who has an account. Sign-up, "forgot your password" and "send the mail again" give
//! one answer for every address and do their work after it, so that neither text nor time tells a known address from
//! an unknown one; log-in does the same work for both. Links are mailed, work once and for a while, and only their
//! SHA-256 is in the database. Failures are counted by what was typed and by where it comes from, so guessing stops for
//! known and unknown addresses alike, and no limit ends a session. What happens to an account is written down as an
//! [`AuthEvent`], after the answer too.
//!
//! An app extends [`User`] by a profile of its own, a table with a `user_id`; see [`users`].

#[expect(clippy::module_inception, reason = "the noun of this floor is the accounts themselves")]
mod accounts;
mod arrival;
mod attempt;
mod codes;
mod controllers;
#[cfg(any(feature = "passkeys", feature = "oauth"))]
mod elsewhere;
mod entering;
mod extractor;
mod forms;
mod identify;
mod impersonating;
mod journal;
mod later;
mod limits;
mod mails;
mod models;
mod notice;
mod notices;
mod noting;
#[cfg(feature = "passkeys")]
mod passkeys;
#[cfg(not(feature = "passkeys"))]
#[path = "no_passkeys.rs"]
mod passkeys;
mod personal_data;
mod postbox;
#[cfg(feature = "oauth")]
mod provider_notices;
#[cfg(feature = "oauth")]
#[path = "provider_routes.rs"]
mod provider_routes;
#[cfg(not(feature = "oauth"))]
#[path = "no_provider_routes.rs"]
mod provider_routes;
#[cfg(feature = "oauth")]
mod provider_views;
mod routes;
mod scope_name;
mod square;
mod stamp;
mod theft;
mod tokens;
mod views;

pub use accounts::{Accounts, AccountsParts};
pub use models::{ApiToken, ApiTokenKind, AuthEvent, EventKind, NewEvent, NewUser, User, migrations, users};
pub use notice::letters;
pub use passkeys::{has_passkeys, passkeys_at};
pub use personal_data::PersonalData;
pub use routes::routes;

//! The stamp that a session bears of the password it was begun with.
//!
//! A new password ends every session there is. One that is just being begun with the old password is not there yet, so
//! it bears a stamp, and is refused when the password is another by then.

use super::User;
use crate::error::Result;
use crate::session::{Session, Stay};

/// Where the session keeps it.
const KEY: &str = "accounts.stamp";

/// Logs somebody in, and says whether they stay so on this device.
pub(super) async fn log_in_for(session: &Session, user: &User, stay: Stay) -> Result<()> {
    session.set(KEY, &user.password_stamp()).await?;
    session.log_in_for(user.id, stay).await
}

/// Logs somebody in again whose password was just checked or chosen.
pub(super) async fn log_in(session: &Session, user: &User) -> Result<()> {
    session.set(KEY, &user.password_stamp()).await?;
    session.log_in(user.id).await
}

/// Whether the password is still the one that the session was begun with. A session without a stamp was begun
/// without a password, by the app itself.
pub(super) async fn is_current(session: &Session, user: &User) -> Result<bool> {
    let stamp: Option<String> = session.get(KEY).await?;
    Ok(stamp.is_none_or(|stamp| stamp == user.password_stamp()))
}

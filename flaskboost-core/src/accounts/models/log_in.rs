//! Logging in.

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::event_kind::EventKind;
use super::people::People;
use super::stored_hash::StoredHash;
use super::user::{Column, Entity, Model as User};
use crate::auth::Verdict;
use crate::error::Result;

/// What an attempt to log in led to.
#[derive(Debug)]
pub(crate) enum LogIn {
    /// The address and the password let this person in.
    Admitted(User),
    /// They do not; why, and whose account it is, is for the log only.
    Refused(EventKind, Option<i64>),
}

impl People {
    /// Lets in whoever has this address and password.
    ///
    /// Nobody learns why not, and whether there is such a person makes no difference to the work done. An address
    /// that waits to be confirmed is no exception: whoever signs up with an address, and then tries its password,
    /// would learn from it that the address had no account before.
    pub(crate) async fn enter(&self, email: &str, password: &str) -> Result<LogIn> {
        let user = User::find_by_email(&self.db, email).await?;
        let hash = user.as_ref().and_then(|user| user.password_hash.read());
        let verdict = self.passwords.verify(password, hash.as_ref()).await?;
        let Some(user) = user else { return Ok(LogIn::Refused(EventKind::LogInFailed, None)) };
        let refusal = match verdict {
            Verdict::Wrong => Some(EventKind::LogInFailed),
            _ if !user.is_active => Some(EventKind::LogInInactive),
            _ if !user.is_confirmed() => Some(EventKind::LogInUnconfirmed),
            _ => None,
        };
        if let Some(kind) = refusal {
            return Ok(LogIn::Refused(kind, Some(user.id)));
        }
        let hash = match verdict {
            Verdict::RightButOld => StoredHash::from(&self.passwords.hash(password).await?),
            _ => user.password_hash.clone(),
        };
        let id = user.id;
        let admitted = self.note_log_in(user, hash).await?;
        Ok(admitted.map_or(LogIn::Refused(EventKind::LogInFailed, Some(id)), LogIn::Admitted))
    }

    /// Notes the time, and the hash if it was made anew; but only if the password is still the one that was checked
    /// and the account is still open, since checking takes a while.
    async fn note_log_in(&self, user: User, hash: StoredHash) -> Result<Option<User>> {
        let now = self.clock.now();
        let noted = Entity::update_many()
            .col_expr(Column::LastLoginAt, Expr::value(now))
            .col_expr(Column::PasswordHash, Expr::value(hash.clone()))
            .filter(Column::Id.eq(user.id))
            .filter(Column::PasswordHash.eq(user.password_hash.clone()))
            .filter(Column::IsActive.eq(true))
            .exec(&self.db)
            .await?;
        Ok((noted.rows_affected == 1).then_some(User { last_login_at: Some(now), password_hash: hash, ..user }))
    }
}

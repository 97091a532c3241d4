//! [`Disguise`]: as whom somebody who is logged in looks at the site.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::Session;
use super::change::Change;
use super::row::{Column, Entity, Model};
use crate::error::{Error, Result};

/// Where the session keeps it. The column `disguised_as` says whether it still counts.
const KEY: &str = "_disguise";

/// As whom somebody who is logged in looks at the site, for a while. The session stays their own: it is found, listed and
/// ended as theirs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disguise {
    /// As whom.
    pub user_id: i64,
    /// The role of that person when it was put on.
    pub role: String,
    /// The role of whoever put it on, then.
    pub own_role: String,
    /// When it is over.
    pub until: DateTime<Utc>,
    /// Whether something may be changed in it.
    pub may_write: bool,
}

impl Disguise {
    /// The disguise of a stored session, if it has one that nobody has ended.
    pub(super) fn of(row: &Model, data: &Map<String, Value>) -> Option<Self> {
        let disguise: Self = serde_json::from_value(data.get(KEY)?.clone()).ok()?;
        (row.disguised_as == Some(disguise.user_id)).then_some(disguise)
    }

    /// Takes it out of what a session remembers.
    pub(super) fn forget(data: &mut Map<String, Value>) {
        data.remove(KEY);
    }
}

impl Session {
    /// As whom whoever is logged in looks at the site; none when they look as themselves. Whether its time is over,
    /// [`Session::has_time_left`] says.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn disguise(&self) -> Result<Option<Disguise>> {
        Ok(self.loaded().await?.disguise.clone())
    }

    /// Whether the time of a disguise is not over.
    #[must_use]
    pub fn has_time_left(&self, disguise: &Disguise) -> bool {
        self.keeper().clock.now() < disguise.until
    }

    /// Lets whoever is logged in look as somebody else, and gives the session a new id, so that forms of open pages are
    /// worthless. Nothing happens for a stranger.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn put_on(&self, disguise: Disguise) -> Result<()> {
        let mut state = self.loaded().await?;
        if state.user_id.is_none() {
            return Ok(());
        }
        let value = serde_json::to_value(&disguise).map_err(Error::internal)?;
        state.note(KEY, Change::Set(value));
        state.disguise = Some(disguise);
        drop(state);
        self.renew().await
    }

    /// Ends the disguise, at once and for all requests. Says whether it was this call that ended it. Forms of pages that
    /// were drawn with it are worthless.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn take_off(&self) -> Result<bool> {
        let mut state = self.loaded().await?;
        let (Some(disguise), Some(public_id)) =
            (state.disguise.take(), state.row.as_ref().map(|row| row.public_id.clone()))
        else {
            return Ok(false);
        };
        state.note(KEY, Change::Forget);
        let ended = Entity::update_many()
            .col_expr(Column::DisguisedAs, Expr::value(None::<i64>))
            .filter(Column::PublicId.eq(public_id))
            .filter(Column::DisguisedAs.eq(disguise.user_id))
            .exec(&self.keeper().db)
            .await?;
        Ok(ended.rows_affected == 1)
    }

    /// In whose name something is done with this session: that of whoever is logged in, or of the person as whom they look.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn acting_id(&self) -> Result<Option<i64>> {
        let state = self.loaded().await?;
        Ok(state.disguise.as_ref().map(|disguise| disguise.user_id).or(state.user_id))
    }
}

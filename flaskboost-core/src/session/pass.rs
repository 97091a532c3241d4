//! [`SessionPass`]: asks whether a session is still open, long after its request.

use std::collections::HashSet;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::row::{Column, Entity, Model};
use super::{Disguise, Session, SessionKeeper};
use crate::error::Result;

/// A session of somebody who is logged in, as whoever answers for a long time remembers it.
#[derive(Debug, Clone)]
pub struct SessionPass {
    pub(super) keeper: SessionKeeper,
    pub(super) public_id: String,
    pub(super) user_id: i64,
    /// As whom they look, and until when.
    pub(super) disguise: Option<Disguise>,
}

impl SessionPass {
    /// Those of these passes whose sessions are still open, and still of the same person, who looks as the same, in one
    /// question. It does not count as a use of them.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn open_among<'a>(passes: &[&'a Self]) -> Result<HashSet<&'a str>> {
        let Some(keeper) = passes.first().map(|pass| &pass.keeper) else { return Ok(HashSet::new()) };
        let found: Vec<(String, Option<i64>, Option<i64>)> = Entity::find()
            .select_only()
            .column(Column::PublicId)
            .column(Column::UserId)
            .column(Column::DisguisedAs)
            .filter(Column::PublicId.is_in(passes.iter().map(|pass| pass.public_id.as_str())))
            .filter(keeper.is_open())
            .into_tuple()
            .all(&keeper.db)
            .await?;
        let open: HashSet<(String, Option<i64>, Option<i64>)> = found.into_iter().collect();
        let now = keeper.clock.now();
        let is_open = |pass: &&&Self| {
            let worn = pass.disguise.as_ref();
            let known = (pass.public_id.clone(), Some(pass.user_id), worn.map(|disguise| disguise.user_id));
            open.contains(&known) && worn.is_none_or(|disguise| now < disguise.until)
        };
        Ok(passes.iter().filter(is_open).map(|pass| pass.key()).collect())
    }

    /// What tells this pass from others.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.public_id
    }
}

impl Session {
    /// Who is logged in, and what this session is named by in forms; none while it is not stored.
    pub(super) async fn bearer(&self) -> Result<Option<(i64, String)>> {
        let state = self.loaded().await?;
        Ok(state.user_id.zip(state.row.as_ref().map(|row| row.public_id.clone())))
    }

    /// What to ask later whether this session is still open; none when nobody is logged in, or it is not stored yet.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn pass(&self) -> Result<Option<SessionPass>> {
        let state = self.loaded().await?;
        let known = state.user_id.zip(state.row.as_ref());
        let pass = |(user_id, row): (i64, &Model)| SessionPass {
            keeper: self.keeper().clone(),
            public_id: row.public_id.clone(),
            user_id,
            disguise: state.disguise.clone(),
        };
        Ok(known.map(pass))
    }
}

//! Writes the rows of a litter, after the row they belong to.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query};
use sea_orm::{ConnectionTrait, Value};

use super::litter::{Cub, Litter};
use super::write::{check, store};
use super::{Complaint, Outcome, fallout_of, put};
use crate::admin::panel::Panel;
use crate::auth::{Action, Actor};
use crate::db::{Engine, Tx};
use crate::error::Result;
use crate::model::{Violation, ViolationKind};

/// What is to be done to the rows of a litter, in their order.
pub(super) type Plan = Vec<Vec<(usize, Value)>>;

impl Litter {
    /// What is to be written. What speaks against it becomes complaints.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub(super) async fn check(&mut self, tx: &Tx, (panel, engine): (&Panel, Engine), actor: &Actor) -> Result<Plan> {
        let mut plan = Plan::new();
        for cub in &mut self.cubs {
            if cub.is_blank {
                plan.push(Vec::new());
                continue;
            }
            let shelf = self.shelf.as_ref();
            match &cub.row {
                // Into a trash that nobody empties it takes nothing along.
                Some(row) if cub.is_leaving && shelf.facts().trash.is_some() && !shelf.facts().empties_trash() => {
                    if !shelf.may(row, actor, Action::DELETE) {
                        cub.draft.complaints.push(Complaint::known("forms-not-permitted"));
                    }
                    plan.push(Vec::new());
                }
                Some(row) if cub.is_leaving => {
                    let fallout = fallout_of(tx, engine, panel, shelf, actor, row).await?;
                    if !fallout.is_permitted() {
                        cub.draft.complaints.push(Complaint::known("forms-not-permitted"));
                    } else if shelf.facts().trash.is_none() && !fallout.is_free() {
                        cub.draft.complaints.push(Complaint::known("forms-not-free"));
                    }
                    plan.push(Vec::new());
                }
                row => plan.push(check(tx, panel, shelf, actor, row.as_ref(), &mut cub.draft).await?),
            }
        }
        Ok(plan)
    }

    /// Writes it: first what leaves, so that it is in nobody's way. `parent` is the key of the row that they belong to.
    /// Whether anything was written, unless it was refused.
    ///
    /// # Errors
    ///
    /// - The database cannot answer, or a hook of the model fails.
    pub(super) async fn write(
        &mut self,
        tx: &Tx,
        actor: &Actor,
        parent: &Value,
        (plan, now): (Plan, DateTime<Utc>),
    ) -> Result<Option<bool>> {
        let (mut has_written, mut is_count_new) = (false, false);
        for cub in self.cubs.iter_mut().filter(|cub| cub.is_leaving && !cub.is_blank) {
            let Some(row) = &cub.row else { continue };
            let left = match self.shelf.facts().trash {
                Some(_) => put(tx, self.shelf.as_ref(), row, now).await.map(drop),
                None => self.shelf.delete(tx, row).await,
            };
            match left {
                Ok(()) => (has_written, is_count_new) = (true, true),
                Err(error) if Violation::of(&error).is_some_and(|why| why.kind == ViolationKind::ForeignKey) => {
                    cub.draft.complaints.push(Complaint::known("forms-not-free"));
                    return Ok(None);
                }
                Err(error) => return Err(error),
            }
        }
        let staying = self.cubs.iter_mut().zip(plan).filter(|(cub, _)| !cub.is_blank && !cub.is_leaving);
        for (Cub { row, draft, .. }, mut values) in staying {
            if row.is_none() {
                values.push((self.column, parent.clone()));
            }
            match store(tx, self.shelf.as_ref(), actor, row.as_ref(), (values, draft)).await? {
                Outcome::Written(_) => {
                    has_written = true;
                    is_count_new |= row.is_none();
                }
                Outcome::Unchanged | Outcome::Around => {}
                Outcome::Refused => return Ok(None),
            }
        }
        if is_count_new {
            self.count(tx, parent).await?;
        }
        Ok(self.complaints.is_empty().then_some(has_written))
    }

    /// Complains when there are too few or too many now, whoever may see them.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub(super) async fn count(&mut self, tx: &Tx, parent: &Value) -> Result<()> {
        let (least, most) = (self.bounds.least, self.bounds.most);
        let facts = self.shelf.facts();
        let enough = most.map_or(least, |most| Ord::max(most.saturating_add(1), least));
        if enough == 0 {
            return Ok(());
        }
        let mut query = Query::select();
        query.expr(Expr::val(1)).from(Alias::new(facts.table.clone()));
        query.and_where(self.shelf.is(self.column, parent.clone())).limit(enough);
        if let Some(column) = facts.trash.and_then(|trash| facts.columns.get(trash.column)) {
            query.and_where(Expr::col((Alias::new(facts.table.clone()), Alias::new(column.name))).is_null());
        }
        let count = tx.query_all(&query).await?.len() as u64;
        if count < least {
            self.complaints.push(Complaint::about("steps-too-few", &least.to_string()));
        } else if let Some(most) = most.filter(|most| count > *most) {
            self.complaints.push(Complaint::about("steps-too-many", &most.to_string()));
        }
        Ok(())
    }
}

//! [`Chunk`](Model): some lines of a file, as they wait to be imported.

use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, IntoActiveModel};

use super::reading::Line;
use super::tally::Cell;
use crate::db::Tx;
use crate::error::{Error, Result};

/// How many lines one of them has.
pub(super) const SIZE: usize = 500;

/// Some lines of a file.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "admin_import_chunks")]
pub(super) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(super) import_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(super) number: i64,
    #[sea_orm(column_type = "Text")]
    pub(super) lines: String,
    /// The lines that were refused, and why.
    #[sea_orm(column_type = "Text")]
    pub(super) refused: String,
}

/// A chunk refers to nothing that is joined.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(super) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// A line that was refused, and why.
pub(super) type Refused = (u64, Vec<Cell>);

impl Model {
    pub(super) async fn write(tx: &Tx, import_id: i64, number: i64, lines: &[Line]) -> Result<()> {
        let lines = Set(serde_json::to_string(lines).map_err(Error::internal)?);
        let chunk =
            ActiveModel { import_id: Set(import_id), number: Set(number), lines, refused: Set("[]".to_owned()) };
        Entity::insert(chunk).exec_without_returning(tx).await?;
        Ok(())
    }

    pub(super) async fn find<C: ConnectionTrait>(db: &C, import_id: i64, number: i64) -> Result<Option<Self>> {
        Ok(Entity::find_by_id((import_id, number)).one(db).await?)
    }

    pub(super) fn lines(&self) -> Result<Vec<Line>> {
        serde_json::from_str(&self.lines).map_err(Error::internal)
    }

    pub(super) fn refused(&self) -> Result<Vec<Refused>> {
        serde_json::from_str(&self.refused).map_err(Error::internal)
    }

    /// Writes down what was refused. Of a chunk that is done, nothing else stays.
    pub(super) async fn settle(self, tx: &Tx, more: Vec<Refused>, is_done: bool) -> Result<()> {
        let mut refused = self.refused()?;
        refused.extend(more);
        if is_done && refused.is_empty() {
            self.delete(tx).await?;
            return Ok(());
        }
        let mut lines = self.lines()?;
        if is_done {
            lines.retain(|line| refused.iter().any(|(number, _)| *number == line.number));
        }
        let mut chunk = self.into_active_model();
        chunk.refused = Set(serde_json::to_string(&refused).map_err(Error::internal)?);
        chunk.lines = Set(serde_json::to_string(&lines).map_err(Error::internal)?);
        chunk.update(tx).await?;
        Ok(())
    }
}

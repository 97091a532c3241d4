//! [`Import`](Model): a file that somebody sent, and what is to be done with it.

use std::collections::HashSet;

use chrono::Duration;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, IntoActiveModel, QuerySelect};
use sha2::{Digest, Sha256};

use super::chunk::{self, Model as Chunk, SIZE};
use super::mapping::Mapping;
use super::reading::{Line, Table};
use super::tally::Tally;
use crate::admin::models::Facts;
use crate::admin::models::tasks::Task;
use crate::db::{Db, Tx};
use crate::error::{Error, Result};

/// How long a file is kept at most.
const KEEP: Duration = Duration::days(7);

/// A file that somebody sent, and what is to be done with it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "admin_imports")]
pub(in crate::admin) struct Model {
    #[sea_orm(primary_key)]
    pub(in crate::admin) id: i64,
    pub(in crate::admin) user_id: i64,
    pub(in crate::admin) model: String,
    #[sea_orm(column_type = "Text")]
    pub(in crate::admin) file_name: String,
    #[sea_orm(column_type = "Text")]
    heads: String,
    pub(in crate::admin) lines: i64,
    /// The names of the columns that the file's are mapped to.
    #[sea_orm(column_type = "Text", nullable)]
    mapping: Option<String>,
    find: Option<String>,
    /// The lines whose key an earlier line has.
    #[sea_orm(column_type = "Text")]
    twice: String,
    pub(in crate::admin) check_task: Option<i64>,
    pub(in crate::admin) task: Option<i64>,
    #[sea_orm(column_type = "Text")]
    pub(super) found: String,
    #[sea_orm(column_type = "Text")]
    pub(super) result: String,
    pub(in crate::admin) asked_at: DateTimeUtc,
}

/// An import refers to nothing that is joined.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(in crate::admin) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Keeps a file, and forgets those that were sent long ago.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub(in crate::admin) async fn keep(
        tx: &Tx,
        (user_id, model, file_name): (i64, &str, &str),
        table: &Table,
        now: DateTimeUtc,
    ) -> Result<Self> {
        let old = Entity::find().filter(Column::AskedAt.lt(now - KEEP)).select_only().column(Column::Id);
        let old: Vec<i64> = old.limit(1000).into_tuple().all(tx).await?;
        chunk::Entity::delete_many().filter(chunk::Column::ImportId.is_in(old.clone())).exec(tx).await?;
        Entity::delete_many().filter(Column::Id.is_in(old)).exec(tx).await?;
        let json = |value: &Vec<String>| serde_json::to_string(value).map_err(Error::internal);
        let import = ActiveModel {
            user_id: Set(user_id),
            model: Set(model.to_owned()),
            file_name: Set(file_name.chars().take(200).collect()),
            heads: Set(json(&table.heads)?),
            lines: Set(i64::try_from(table.lines.len()).unwrap_or(i64::MAX)),
            mapping: Set(None),
            find: Set(None),
            twice: Set("[]".to_owned()),
            check_task: Set(None),
            task: Set(None),
            found: Set("{}".to_owned()),
            result: Set("{}".to_owned()),
            asked_at: Set(now),
            ..<ActiveModel as Default>::default()
        };
        let import = import.insert(tx).await?;
        for (number, lines) in (0..).zip(table.lines.chunks(SIZE)) {
            Chunk::write(tx, import.id, number, lines).await?;
        }
        Ok(import)
    }

    /// The import of this number.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub(in crate::admin) async fn find_by_number<C: ConnectionTrait>(db: &C, id: i64) -> Result<Option<Self>> {
        Ok(Entity::find_by_id(id).one(db).await?)
    }

    /// The same, and nobody else changes it until the transaction ends.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub(in crate::admin) async fn hold(tx: &Tx, id: i64) -> Result<Option<Self>> {
        Ok(Entity::find_by_id(id).lock_exclusive().one(tx).await?)
    }

    /// The first line, as an example.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub(in crate::admin) async fn sample(&self, db: &Db) -> Result<Vec<String>> {
        let chunk = Chunk::find(db, self.id, 0).await?;
        let first = chunk.map(|chunk| chunk.lines()).transpose()?.and_then(|lines| lines.into_iter().next());
        Ok(first.map(|line| line.cells).unwrap_or_default())
    }

    /// The lines that have a key which an earlier line has.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub(in crate::admin) async fn doubles(&self, db: &Db, mapping: &Mapping) -> Result<Vec<u64>> {
        let at = mapping.find.and_then(|find| mapping.places.iter().position(|place| *place == Some(find)));
        let Some(at) = at else { return Ok(Vec::new()) };
        let (mut known, mut twice) = (HashSet::new(), Vec::new());
        for number in 0.. {
            let Some(chunk) = Chunk::find(db, self.id, number).await? else { break };
            for Line { number, cells } in chunk.lines()? {
                let key = cells.get(at).map_or("", |cell| cell.trim());
                if !key.is_empty() && !known.insert(Sha256::digest(key)) {
                    twice.push(number);
                }
            }
        }
        Ok(twice)
    }

    /// Takes a mapping, and the task that tries it.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub(in crate::admin) async fn take(
        self,
        tx: &Tx,
        facts: &Facts,
        mapping: &Mapping,
        twice: &[u64],
        task: i64,
    ) -> Result<()> {
        let name = |place: usize| facts.columns.get(place).map(|column| column.name);
        let names: Vec<Option<&str>> = mapping.places.iter().map(|place| place.and_then(name)).collect();
        let mut import = self.into_active_model();
        import.mapping = Set(Some(serde_json::to_string(&names).map_err(Error::internal)?));
        import.find = Set(mapping.find.and_then(name).map(str::to_owned));
        import.twice = Set(serde_json::to_string(twice).map_err(Error::internal)?);
        import.check_task = Set(Some(task));
        import.found = Set("{}".to_owned());
        import.update(tx).await?;
        Ok(())
    }

    /// Takes the task that does it.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub(in crate::admin) async fn begin(self, tx: &Tx, task: &Task) -> Result<()> {
        let mut import = self.into_active_model();
        import.task = Set(Some(task.id));
        import.update(tx).await?;
        Ok(())
    }

    pub(super) async fn write_down(self, tx: &Tx, tally: &Tally, is_check: bool) -> Result<()> {
        let text = serde_json::to_string(tally).map_err(Error::internal)?;
        let mut import = self.into_active_model();
        if is_check {
            import.found = Set(text);
        } else {
            import.result = Set(text);
        }
        import.update(tx).await?;
        Ok(())
    }

    /// The heads of the file.
    pub(in crate::admin) fn heads(&self) -> Vec<String> {
        serde_json::from_str(&self.heads).unwrap_or_default()
    }

    /// What was chosen, if something was.
    pub(in crate::admin) fn mapping(&self, facts: &Facts) -> Option<Mapping> {
        let names: Vec<Option<String>> = serde_json::from_str(self.mapping.as_deref()?).ok()?;
        let places = names.iter().map(|name| facts.place_of(name.as_deref()?)).collect();
        Some(Mapping { places, find: self.find.as_deref().and_then(|find| facts.place_of(find)) })
    }

    pub(super) fn twice(&self) -> HashSet<u64> {
        serde_json::from_str(&self.twice).unwrap_or_default()
    }

    /// What would happen, as far as it was tried.
    pub(in crate::admin) fn found(&self) -> Tally {
        serde_json::from_str(&self.found).unwrap_or_default()
    }

    /// What happened.
    pub(in crate::admin) fn result(&self) -> Tally {
        serde_json::from_str(&self.result).unwrap_or_default()
    }
}

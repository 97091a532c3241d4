//! [`Note`]: what the hooks of a model tell their transaction.

use sea_orm::{ConnectionTrait, DbErr, Statement, Value};
use serde::{Deserialize, Serialize};

use super::Values;

/// The statement that carries a note. Only a [`Tx`](crate::db::Tx) understands it, and sends nothing. A connection that
/// is not ours sends it to the database, which has no such function: the write fails, and the name says why.
const MARK: &str = "SELECT flaskboost_audited_models_are_written_in_a_transaction_of_flaskboost($1)";

/// What a hook tells.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Note {
    /// A row will be made. It asks only whether somebody listens.
    Begin { model: String },
    /// A row will be changed or deleted: what it is now.
    Old(Image),
    /// A row was made.
    Made(Image),
    /// A row was changed: what it is now.
    Changed(Image),
    /// A row was deleted.
    Gone { model: String, key: String },
}

/// A row as it stands in a note.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Image {
    pub(super) model: String,
    pub(super) key: String,
    pub(super) values: Values,
    /// Secret columns that are set, or that are about to change.
    pub(super) secrets: Vec<String>,
}

impl Note {
    /// Tells the connection.
    ///
    /// # Errors
    ///
    /// - It is no transaction of ours.
    pub(super) async fn tell<C: ConnectionTrait>(&self, db: &C) -> Result<(), DbErr> {
        let text = serde_json::to_string(self).map_err(|error| DbErr::Json(error.to_string()))?;
        let statement = Statement::from_sql_and_values(db.get_database_backend(), MARK, [Value::from(text)]);
        db.query_one_raw(statement).await?;
        Ok(())
    }

    pub(super) fn model(&self) -> &str {
        match self {
            Self::Begin { model } | Self::Gone { model, .. } => model,
            Self::Old(image) | Self::Made(image) | Self::Changed(image) => &image.model,
        }
    }

    fn of(statement: &Statement) -> Result<Self, DbErr> {
        let text = statement.values.as_ref().and_then(|values| match values.0.first() {
            Some(Value::String(Some(text))) => Some(text.as_str()),
            _ => None,
        });
        serde_json::from_str(text.unwrap_or_default()).map_err(|error| DbErr::Json(error.to_string()))
    }
}

/// The note that this statement carries, if it is one.
pub(in crate::db) fn told_in(statement: &Statement) -> Option<Result<Told, DbErr>> {
    (statement.sql == MARK).then(|| Note::of(statement).map(Told))
}

/// A note that arrived.
#[derive(Debug)]
pub(in crate::db) struct Told(pub(super) Note);

impl Told {
    /// Why it cannot be kept outside of a transaction.
    pub(in crate::db) fn refuse(&self) -> DbErr {
        DbErr::Custom(format!(
            "`{}` is audited, so it is written in a transaction only: use `db.transaction(async |tx| …)` or \
             `db.begin()`; then the change and its entry in the audit trail are one",
            self.0.model()
        ))
    }
}

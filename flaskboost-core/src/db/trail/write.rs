//! Writes what a transaction was told, right before it commits.

use sea_orm::{ConnectionTrait, DbBackend, DbErr, QueryResult, Statement, Value};

use super::chain::{hash_of, is_same, seal_of};
use super::entry::{COLUMNS, Entry, Words, changes_json};
use super::ledger::{Ledger, Line};
use super::{Author, By, Trail};
use crate::db::Tx;

/// How many entries one statement writes: SQLite and PostgreSQL take many more values.
const TOGETHER: usize = 200;

/// How many columns an entry has.
const WIDTH: usize = 13;

/// The longest address and the longest id that are kept.
const LONGEST: usize = 64;

/// The end of the chain.
pub(super) struct End {
    pub(super) entries: i64,
    pub(super) hash: String,
    pub(super) seal: String,
}

impl End {
    /// Reads it from a row.
    pub(super) fn read(row: &QueryResult) -> Result<Self, DbErr> {
        Ok(Self {
            entries: row.try_get("", "entries")?,
            hash: row.try_get("", "hash")?,
            seal: row.try_get("", "seal")?,
        })
    }

    /// Whether it is as it was written.
    pub(super) fn is_sound(&self, secret: &[u8]) -> bool {
        let is_new = self.entries == 0 && self.hash.is_empty() && self.seal.is_empty();
        is_new || is_same(&self.seal, &seal_of(secret, self.entries, &self.hash))
    }
}

/// Writes the entries and moves the head. Whoever does it holds the head until the end of the transaction, and waits for
/// nobody after that, so two of them follow each other and never lock each other out.
pub(in crate::db) async fn write(
    tx: &Tx,
    trail: Option<&Trail>,
    author: Option<&dyn Author>,
    ledger: Ledger,
) -> Result<(), DbErr> {
    let trail = trail.ok_or_else(|| {
        let text = "an audited model was written through a handle that has no audit trail; give it one with \
                    `Db::with_trail`";
        DbErr::Custom(text.to_owned())
    })?;
    let by = author.map(Author::tell).unwrap_or_default();
    let mut end = lock(tx).await?;
    let is_sound = end.is_sound(trail.secret());
    if !is_sound {
        tracing::error!("the end of the audit trail was changed by other hands; run `audit verify`");
    }
    let at = trail.now_micros();
    let mut rows = Vec::with_capacity(ledger.lines.len());
    for line in ledger.lines {
        let (mut entry, words) = entry(line, &by, (end.entries + 1, at));
        entry.hash = hash_of(trail.secret(), &end.hash, &entry, &words);
        end.entries = entry.id;
        end.hash.clone_from(&entry.hash);
        rows.push((entry, words));
    }
    for part in rows.chunks(TOGETHER) {
        insert(tx, part).await?;
    }
    // A head that was changed stays so: a new seal would hide it.
    if is_sound {
        end.seal = seal_of(trail.secret(), end.entries, &end.hash);
    }
    let sql = "UPDATE audit_head SET entries = $1, hash = $2, seal = $3 WHERE id = 1";
    execute(tx, sql.to_owned(), vec![end.entries.into(), end.hash.into(), end.seal.into()]).await
}

/// The head, which nobody else moves until the end of the transaction. On SQLite the transaction has the whole database
/// for itself.
async fn lock(tx: &Tx) -> Result<End, DbErr> {
    let backend = tx.get_database_backend();
    let lock = if backend == DbBackend::Postgres { " FOR UPDATE" } else { "" };
    let sql = format!("SELECT entries, hash, seal FROM audit_head WHERE id = 1{lock}");
    let row = tx.query_one_raw(Statement::from_string(backend, sql)).await?;
    let missing = || DbErr::Custom("the audit trail has no head; run `migrate` and `audit verify`".to_owned());
    End::read(&row.ok_or_else(missing)?)
}

fn entry(line: Line, by: &By, (id, at_micros): (i64, i64)) -> (Entry, Words) {
    let short = |text: &Option<String>| text.as_ref().map(|text| text.chars().take(LONGEST).collect());
    let by = By { address: short(&by.address), request_id: short(&by.request_id), ..by.clone() };
    let words = Words {
        what: line.what.name().to_owned(),
        author: by.kind.name().to_owned(),
        changes: changes_json(&line.changes).to_string(),
    };
    let Line { model, key, what, changes } = line;
    (Entry { id, at_micros, model, key, what, changes, by, hash: String::new() }, words)
}

async fn insert(tx: &Tx, rows: &[(Entry, Words)]) -> Result<(), DbErr> {
    let marks = (0..rows.len()).map(|row| {
        let marks: Vec<String> = (1..=WIDTH).map(|column| format!("${}", row * WIDTH + column)).collect();
        format!("({})", marks.join(", "))
    });
    let sql = format!("INSERT INTO audit_entries ({COLUMNS}) VALUES {}", marks.collect::<Vec<_>>().join(", "));
    let mut values: Vec<Value> = Vec::with_capacity(rows.len() * WIDTH);
    for (entry, words) in rows {
        let by = &entry.by;
        values.extend([
            entry.id.into(),
            entry.at_micros.into(),
            entry.model.as_str().into(),
            entry.key.as_str().into(),
            words.what.as_str().into(),
            words.changes.as_str().into(),
            words.author.as_str().into(),
            by.user_id.into(),
            by.name.as_str().into(),
            by.address.clone().into(),
            by.request_id.clone().into(),
            by.impersonator_id.into(),
            entry.hash.as_str().into(),
        ]);
    }
    execute(tx, sql, values).await
}

async fn execute(tx: &Tx, sql: String, values: Vec<Value>) -> Result<(), DbErr> {
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    Ok(())
}

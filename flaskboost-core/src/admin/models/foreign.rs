//! [`Foreign`]: the foreign keys of the database, as it knows them itself.

use sea_orm::{ConnectionTrait, FromQueryResult, Statement};

use crate::db::Engine;
use crate::error::Result;

/// A foreign key of the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Foreign {
    pub(super) table: String,
    pub(super) columns: Vec<String>,
    pub(super) to: String,
    /// Empty where the database does not say: then it is the key of that table.
    pub(super) to_columns: Vec<String>,
    pub(super) rule: Rule,
}

/// What happens to a row when the one that it refers to is deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rule {
    /// It is deleted too.
    Cascade,
    /// It refers to nothing any more.
    Loosen,
    /// It keeps the other from being deleted.
    Block,
}

/// One column of a foreign key.
#[derive(FromQueryResult)]
struct Part {
    tbl: String,
    num: i64,
    col: String,
    target: Option<String>,
    to_tbl: String,
    rule: String,
}

const SQLITE: &str = r#"
    SELECT m.name AS tbl, CAST(f.id AS INTEGER) AS num, f."from" AS col, f."to" AS target, f."table" AS to_tbl,
           f.on_delete AS rule
    FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f
    WHERE m.type = 'table' ORDER BY m.name, f.id, f.seq
"#;

const POSTGRES: &str = "
    SELECT t.relname::text AS tbl, c.oid::bigint AS num, a.attname::text AS col, b.attname::text AS target,
           r.relname::text AS to_tbl, c.confdeltype::text AS rule
    FROM pg_constraint c
    JOIN pg_class t ON t.oid = c.conrelid
    JOIN pg_class r ON r.oid = c.confrelid
    CROSS JOIN LATERAL unnest(c.conkey, c.confkey) WITH ORDINALITY AS k(mine, yours, place)
    JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.mine
    JOIN pg_attribute b ON b.attrelid = c.confrelid AND b.attnum = k.yours
    WHERE c.contype = 'f' AND pg_table_is_visible(t.oid)
    ORDER BY tbl, num, k.place
";

/// Every foreign key of the database.
///
/// # Errors
///
/// - The database cannot answer.
pub(super) async fn foreign_keys<C: ConnectionTrait>(db: &C, engine: Engine) -> Result<Vec<Foreign>> {
    let sql = if engine == Engine::Sqlite { SQLITE } else { POSTGRES };
    let statement = Statement::from_string(db.get_database_backend(), sql);
    let mut keys: Vec<(i64, Foreign)> = Vec::new();
    for row in db.query_all_raw(statement).await? {
        let Part { tbl, num, col, target, to_tbl, rule } = Part::from_query_result(&row, "")?;
        let is_next = keys.last().is_some_and(|(last, key)| *last == num && key.table == tbl);
        if !is_next {
            let rule = rule_of(&rule);
            keys.push((num, Foreign { table: tbl, columns: Vec::new(), to: to_tbl, to_columns: Vec::new(), rule }));
        }
        if let Some((_, key)) = keys.last_mut() {
            key.columns.push(col);
            key.to_columns.extend(target);
        }
    }
    Ok(keys.into_iter().map(|(_, key)| key).collect())
}

/// The words of SQLite, the letters of PostgreSQL.
fn rule_of(word: &str) -> Rule {
    match word {
        "CASCADE" | "c" => Rule::Cascade,
        "SET NULL" | "SET DEFAULT" | "n" | "d" => Rule::Loosen,
        _ => Rule::Block,
    }
}

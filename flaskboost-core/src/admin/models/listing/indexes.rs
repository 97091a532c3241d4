//! [`Indexes`]: which orders and which conditions the database answers without looking at every row.

use std::collections::BTreeMap;

use sea_orm::{ConnectionTrait, QueryResult, Statement, Value};
use tokio::sync::OnceCell;

use crate::admin::models::Facts;
use crate::db::{Db, Engine};
use crate::error::Result;

/// The indexes of a table, read when they are first needed: they change with a migration, and then the site starts again.
#[derive(Debug, Default)]
pub(in crate::admin) struct IndexBook(OnceCell<Indexes>);

impl IndexBook {
    /// The indexes of the table of this model.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub(in crate::admin) async fn of(&self, db: &Db, facts: &Facts) -> Result<&Indexes> {
        self.0.get_or_try_init(|| Indexes::read(db, facts)).await
    }
}

/// The indexes of a table that hold every row and order it in one direction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::admin) struct Indexes {
    indexes: Vec<Index>,
    keys: Vec<usize>,
    /// Whether the key is the number by which SQLite keeps the rows: then every index ends with it.
    has_row_number: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Index {
    columns: Vec<usize>,
    is_unique: bool,
}

const SQLITE: &str = r#"SELECT il.name AS "index", il."unique" AS is_unique, il.origin = 'pk' AS is_key,
 CASE WHEN ii.cid >= 0 AND ii.coll = 'BINARY' AND ii."desc" = 0 THEN ii.name ELSE '' END AS "column"
 FROM pragma_index_list(?) AS il, pragma_index_xinfo(il.name) AS ii
 WHERE il.partial = 0 AND ii.key = 1 ORDER BY il.seq, ii.seqno"#;

// A part that is an expression has no column, one of an operator class or a collation of its own orders otherwise than
// `ORDER BY`, and one that goes down is left out too: their names are empty.
const POSTGRES: &str = r#"SELECT c.relname::text AS "index", i.indisunique::int AS is_unique, i.indisprimary::int AS is_key,
 CASE WHEN o.opcdefault AND k.options = 0 AND k.sorting = a.attcollation THEN a.attname::text ELSE '' END AS "column"
 FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am m ON m.oid = c.relam AND m.amname = 'btree'
 CROSS JOIN LATERAL unnest(i.indkey::int2[], i.indoption::int2[], i.indclass::oid[], i.indcollation::oid[])
 WITH ORDINALITY AS k(attnum, options, class, sorting, place)
 LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
 LEFT JOIN pg_opclass o ON o.oid = k.class
 WHERE i.indrelid = to_regclass($1) AND i.indisvalid AND i.indpred IS NULL AND k.place <= i.indnkeyatts
 ORDER BY c.relname, k.place"#;

impl Indexes {
    async fn read(db: &Db, facts: &Facts) -> Result<Self> {
        let (sql, table) = match db.engine() {
            Engine::Sqlite => (SQLITE, facts.table.clone()),
            Engine::Postgres => (POSTGRES, format!("\"{}\"", facts.table.replace('"', "\"\""))),
        };
        let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, [Value::from(table)]);
        Self::of(db.engine(), facts, &db.query_all_raw(statement).await?)
    }

    fn of(engine: Engine, facts: &Facts, parts: &[QueryResult]) -> Result<Self> {
        let mut indexes: BTreeMap<String, (Index, bool)> = BTreeMap::new();
        let mut has_key = false;
        for part in parts {
            let is_unique = part.try_get::<i32>("", "is_unique")? == 1;
            has_key |= part.try_get::<i32>("", "is_key")? == 1;
            let new = || (Index { columns: Vec::new(), is_unique }, true);
            let (index, is_known) = indexes.entry(part.try_get("", "index")?).or_insert_with(new);
            match facts.place_of(&part.try_get::<String>("", "column")?) {
                Some(place) if *is_known => index.columns.push(place),
                // What comes after a part that is not known is of no use, and nothing is unique by half a key.
                _ => (index.is_unique, *is_known) = (false, false),
            }
        }
        let indexes = indexes.into_values().map(|(index, _)| index).filter(|index| !index.columns.is_empty()).collect();
        let has_row_number = engine == Engine::Sqlite && facts.keys.len() == 1 && !has_key;
        Ok(Self { indexes, keys: facts.keys.clone(), has_row_number })
    }

    /// Whether one index finds the rows that have a value in this column.
    pub(super) fn finds(&self, column: usize) -> bool {
        self.is_row_number(column) || self.indexes.iter().any(|index| index.columns.first() == Some(&column))
    }

    /// Whether no two rows have the same value in this column.
    pub(super) fn is_unique(&self, column: usize) -> bool {
        self.is_row_number(column) || self.indexes.iter().any(|index| index.is_unique && index.columns == [column])
    }

    /// The columns by which one index orders all rows, and no two alike, when they are ordered by this one first.
    pub(super) fn order(&self, facts: &Facts, column: usize) -> Option<Vec<usize>> {
        if facts.columns.get(column)?.is_nullable {
            return None;
        }
        if self.is_unique(column) {
            return Some(vec![column]);
        }
        let mut order = vec![column];
        order.extend(self.keys.iter().filter(|key| **key != column));
        let carries =
            |index: &Index| index.columns.starts_with(&order) || self.has_row_number && index.columns == [column];
        self.indexes.iter().any(carries).then_some(order)
    }

    /// The columns of the key, in the order in which an index has them.
    pub(super) fn order_of_keys(&self, facts: &Facts) -> Option<Vec<usize>> {
        self.order(facts, *self.keys.first()?)
    }

    fn is_row_number(&self, column: usize) -> bool {
        self.has_row_number && self.keys == [column]
    }
}

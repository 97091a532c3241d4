//! A number behind a final `LIMIT`, written out so that SQLite plans the statement once.

use sea_orm::{DbBackend, Statement, Value};

/// The statement as the engine should get it.
///
/// SQLite looks at the number behind `LIMIT` while it plans, so it plans a statement again at *every* run when that
/// number is bound, and SeaORM binds it in each `one()` and `limit()`. Planning costs more than such a query itself.
/// The number of a `LIMIT` is nearly always the same in one place of a program, so the cache of prepared statements
/// stays as small as it was; the number behind `OFFSET` differs from page to page and stays bound.
pub(super) fn planned_once(mut statement: Statement) -> Statement {
    if statement.db_backend == DbBackend::Sqlite {
        write_out(&mut statement);
    }
    statement
}

fn write_out(statement: &mut Statement) -> Option<()> {
    let values = &mut statement.values.as_mut()?.0;
    let (start, rest) = match statement.sql.strip_suffix(" OFFSET ?") {
        Some(sql) => (sql.strip_suffix('?')?.len(), " OFFSET ?"),
        None => (statement.sql.strip_suffix('?')?.len(), ""),
    };
    let index = values.len().checked_sub(if rest.is_empty() { 1 } else { 2 })?;
    let Value::BigUnsigned(Some(number)) = values.get(index)? else { return None };
    // A question mark in a text or a comment is no place for a value; then nothing is certain.
    let places = statement.sql.bytes().filter(|byte| *byte == b'?').count();
    if !statement.sql[..start].ends_with(" LIMIT ") || places != values.len() {
        return None;
    }
    let number = number.to_string();
    statement.sql.truncate(start);
    statement.sql.push_str(&number);
    statement.sql.push_str(rest);
    values.remove(index);
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn planned(sql: &str, values: impl IntoIterator<Item = Value>) -> (String, usize) {
        let statement = planned_once(Statement::from_sql_and_values(DbBackend::Sqlite, sql, values));
        (statement.sql, statement.values.map_or(0, |values| values.0.len()))
    }

    #[test]
    fn a_final_limit_is_written_out() {
        let values = [Value::from("a"), Value::from(20_u64)];
        assert_eq!(
            planned("SELECT x FROM t WHERE y = ? LIMIT ?", values),
            ("SELECT x FROM t WHERE y = ? LIMIT 20".into(), 1)
        );
        assert_eq!(planned("SELECT x FROM t LIMIT ?", [Value::from(1_u64)]), ("SELECT x FROM t LIMIT 1".into(), 0));
    }

    #[test]
    fn an_offset_stays_bound() {
        let values = [Value::from(20_u64), Value::from(40_u64)];
        assert_eq!(
            planned("SELECT x FROM t LIMIT ? OFFSET ?", values),
            ("SELECT x FROM t LIMIT 20 OFFSET ?".into(), 1)
        );
    }

    #[test]
    fn everything_else_is_left_alone() {
        let one = || [Value::from(1_u64)];
        for sql in
            ["SELECT x FROM t WHERE y = ?", "SELECT ? FROM t", "SELECT x FROM t OFFSET ?", "?", "SELECT '?' LIMIT ?"]
        {
            assert_eq!(planned(sql, one()), (sql.to_owned(), 1), "{sql}");
        }
        let comment = "SELECT x FROM t WHERE y = ? -- LIMIT ?";
        assert_eq!(planned(comment, one()), (comment.to_owned(), 1));
        assert_eq!(planned("SELECT x FROM t LIMIT ?", [Value::from("1")]).1, 1);
        assert_eq!(planned("SELECT 1 LIMIT ?", []).1, 0);
        let sql = "SELECT x FROM t LIMIT ?";
        let postgres = planned_once(Statement::from_sql_and_values(DbBackend::Postgres, sql, one()));
        assert_eq!(postgres.sql, sql);
    }
}

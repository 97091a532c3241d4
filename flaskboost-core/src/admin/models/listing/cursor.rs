//! A place between two rows, as a part of an address.

use sea_orm::Value;

use crate::admin::models::{Facts, Row, text_of, value_of};
use crate::error::{Error, Result};

/// The values by which a row stands where it stands, as text of letters and digits.
pub(super) fn cursor_of(order: &[usize], row: &Row) -> String {
    let parts = order.iter().map(|place| row.values.get(*place).and_then(text_of).unwrap_or_default());
    let parts: Vec<String> = parts.collect();
    hex::encode(serde_json::Value::from(parts).to_string())
}

/// The values of such a text.
///
/// # Errors
///
/// - It is none, or one of another order: 400.
pub(super) fn values_of_cursor(facts: &Facts, order: &[usize], text: &str) -> Result<Vec<Value>> {
    let refused = || {
        Error::bad_request("The address of this page is not complete, or the list is ordered differently by now.")
            .with_hint("Go to the first page of the list.")
    };
    let bytes = hex::decode(text).map_err(|_| refused())?;
    let parts: Vec<String> = serde_json::from_slice(&bytes).map_err(|_| refused())?;
    if parts.len() != order.len() || parts.iter().any(|part| part.contains('\0')) {
        return Err(refused());
    }
    let values = order.iter().zip(parts).map(|(place, part)| {
        let mut column = facts.columns.get(*place).ok_or_else(refused)?.clone();
        // What stands in the database was long enough for it.
        (column.max_len, column.is_nullable) = (None, false);
        value_of(&column, &part).map_err(|_| refused())
    });
    values.collect()
}

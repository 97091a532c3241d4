//! The lines that an import refused, as a file again.

use super::chunk::{Model as Chunk, SIZE};
use super::import::Model as Import;
use super::tally::Cell;
use crate::admin::models::Shelf;
use crate::admin::models::listing::{cell_of, unescaped};
use crate::db::Db;
use crate::error::Result;

/// The lines that were refused: the number of each, its cells and why. `told` puts a reason into words.
///
/// # Errors
///
/// - The database cannot answer.
pub(in crate::admin) async fn failed_lines(
    db: &Db,
    shelf: &dyn Shelf,
    import: &Import,
    (line, why): (&str, &str),
    told: impl Fn(&Cell) -> String,
) -> Result<String> {
    let mapping = import.mapping(shelf.facts()).unwrap_or_default();
    let is_figure = |at: usize| {
        let place = mapping.places.get(at).copied().flatten();
        place.and_then(|place| shelf.facts().columns.get(place)).is_some_and(|column| column.kind.is_figure())
    };
    let mut text = "\u{feff}".to_owned();
    let mut write = |cells: Vec<String>| {
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    };
    let heads = import.heads();
    write([line, why].into_iter().chain(heads.iter().map(String::as_str)).map(cell_of).collect());
    let chunks = usize::try_from(import.lines).unwrap_or_default().div_ceil(SIZE);
    for number in 0..chunks {
        let Some(chunk) = Chunk::find(db, import.id, i64::try_from(number).unwrap_or_default()).await? else {
            continue;
        };
        let lines = chunk.lines()?;
        for (number, cells) in chunk.refused()? {
            let Some(line) = lines.iter().find(|line| line.number == number) else { continue };
            let why = cells.iter().map(&told).collect::<Vec<_>>().join(" ");
            let own = line.cells.iter().enumerate().map(|(at, cell)| match cell.trim().parse::<f64>() {
                Ok(_) if is_figure(at) => cell.trim().to_owned(),
                // A formula gets an apostrophe, and one that has it keeps it.
                _ => cell_of(unescaped(cell)),
            });
            write([number.to_string(), cell_of(&why)].into_iter().chain(own).collect());
        }
    }
    Ok(text)
}

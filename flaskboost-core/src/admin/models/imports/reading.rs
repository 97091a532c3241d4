//! [`Table`]: a file of CSV, read as a whole and found to be sound.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// How many lines a file may have, how many columns, and how long a cell may be, in bytes.
const LINES: usize = 200_000;
const COLUMNS: usize = 200;

/// How many cells a file has at most.
const CELLS: usize = 2_000_000;
const CELL: usize = 64 * 1024;

/// A file of CSV.
#[derive(Debug)]
pub(in crate::admin) struct Table {
    pub(in crate::admin) heads: Vec<String>,
    pub(in crate::admin) lines: Vec<Line>,
}

/// A line of it, below the heads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::admin) struct Line {
    /// Where it begins in the file, from 1.
    pub(in crate::admin) number: u64,
    pub(in crate::admin) cells: Vec<String>,
}

/// What stands between two cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::admin) enum Delimiter {
    Guessed,
    Is(u8),
}

/// Why a file cannot be read: a text of the lexicon, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::admin) struct Unreadable {
    pub(in crate::admin) key: &'static str,
    /// The line, from 1; 0 for the whole file.
    pub(in crate::admin) line: u64,
    /// What it is about.
    pub(in crate::admin) what: String,
}

impl Unreadable {
    pub(in crate::admin) fn new(key: &'static str, line: u64, what: impl Into<String>) -> Self {
        Self { key, line, what: what.into() }
    }
}

impl Delimiter {
    /// The delimiter of this name; nothing if there is none of it.
    pub(in crate::admin) fn named(name: &str) -> Option<Self> {
        match name {
            "" => Some(Self::Guessed),
            "comma" => Some(Self::Is(b',')),
            "semicolon" => Some(Self::Is(b';')),
            "tab" => Some(Self::Is(b'\t')),
            _ => None,
        }
    }
}

impl Table {
    /// Reads a file: UTF-8, with or without a mark before it.
    ///
    /// # Errors
    ///
    /// - It is no UTF-8, or has a letter in it that no text has.
    /// - It has no heads, no lines, or a head twice.
    /// - A line has more or fewer cells than there are heads.
    /// - It is larger than we take.
    pub(in crate::admin) fn read(bytes: &[u8], delimiter: Delimiter) -> Result<Self, Unreadable> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        if let Some(place) = bytes.iter().position(|byte| *byte == 0) {
            return Err(Unreadable::new("imports-zero", line_of(bytes, place), ""));
        }
        let text = std::str::from_utf8(bytes)
            .map_err(|error| Unreadable::new("imports-no-utf8", line_of(bytes, error.valid_up_to()), ""))?;
        let delimiter = match delimiter {
            Delimiter::Is(byte) => byte,
            Delimiter::Guessed => guess(text),
        };
        let mut records = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        // The reader counts a line before it is over its end, so lines are counted here: up to where, and how many.
        let (mut counted, mut lines_before) = (0_usize, 1_u64);
        let mut records = records.records().map(|record| {
            let record = record.map_err(|error| {
                let line = error.position().map_or(0, csv::Position::line);
                Unreadable::new("imports-no-csv", line, "")
            })?;
            let begins = record.position().and_then(|place| usize::try_from(place.byte()).ok()).unwrap_or_default();
            let rest = text.as_bytes().get(begins..).unwrap_or_default();
            let begins = begins + rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            let passed = text.as_bytes().get(counted..begins).unwrap_or_default();
            lines_before += passed.iter().filter(|byte| **byte == b'\n').count() as u64;
            counted = begins.max(counted);
            let number = lines_before;
            // Before a cell of it takes memory of its own.
            if record.len() > COLUMNS {
                return Err(Unreadable::new("imports-too-many-columns", number, COLUMNS.to_string()));
            }
            Ok(Line { number, cells: record.iter().map(str::to_owned).collect() })
        });
        let heads = records.next().unwrap_or_else(|| Err(Unreadable::new("imports-empty", 0, "")))?;
        let heads = heads_of(&heads)?;
        let mut lines = Vec::new();
        for line in records {
            let line: Line = line?;
            if line.cells.len() != heads.len() {
                return Err(Unreadable::new("imports-unequal", line.number, line.cells.len().to_string()));
            }
            if line.cells.iter().any(|cell| cell.len() > CELL) {
                return Err(Unreadable::new("imports-long-cell", line.number, ""));
            }
            if (lines.len() + 1) * heads.len() > CELLS {
                return Err(Unreadable::new("imports-too-many-lines", line.number, (CELLS / heads.len()).to_string()));
            }
            if lines.len() == LINES {
                return Err(Unreadable::new("imports-too-many-lines", line.number, LINES.to_string()));
            }
            lines.push(line);
        }
        if lines.is_empty() {
            return Err(Unreadable::new("imports-empty", 0, ""));
        }
        Ok(Self { heads, lines })
    }
}

fn heads_of(line: &Line) -> Result<Vec<String>, Unreadable> {
    if line.cells.len() > COLUMNS {
        return Err(Unreadable::new("imports-too-many-columns", line.number, COLUMNS.to_string()));
    }
    let heads: Vec<String> = line.cells.iter().map(|head| head.trim().to_owned()).collect();
    let mut known = BTreeSet::new();
    for head in &heads {
        if head.is_empty() {
            return Err(Unreadable::new("imports-no-head", line.number, ""));
        }
        if head.len() > 200 {
            return Err(Unreadable::new("imports-long-cell", line.number, ""));
        }
        if !known.insert(head.to_lowercase()) {
            return Err(Unreadable::new("imports-head-twice", line.number, head.as_str()));
        }
    }
    Ok(heads)
}

/// What stands most often in the first line, outside of quotes.
fn guess(text: &str) -> u8 {
    let (mut is_quoted, mut counts) = (false, [(b',', 0), (b';', 0), (b'\t', 0)]);
    for byte in text.bytes() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' | b'\r' if !is_quoted => break,
            _ if is_quoted => {}
            _ => counts.iter_mut().filter(|(mark, _)| *mark == byte).for_each(|(_, count)| *count += 1),
        }
    }
    // Of those that are as frequent, the first.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(mark, _)| *mark)
}

/// The line of a byte, from 1.
fn line_of(bytes: &[u8], place: usize) -> u64 {
    let before = bytes.get(..place).unwrap_or(bytes);
    before.iter().filter(|byte| **byte == b'\n').count() as u64 + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(bytes: &[u8]) -> (&'static str, u64) {
        let why = Table::read(bytes, Delimiter::Guessed).expect_err("a refusal");
        (why.key, why.line)
    }

    #[test]
    fn a_file_is_read_with_a_mark_and_with_quotes() {
        let table =
            Table::read(b"\xef\xbb\xbfid, name \r\n1,\"a,\"\"b\nc\"\r\n\r\n2,x\r\n", Delimiter::Guessed).unwrap();
        assert_eq!(table.heads, ["id", "name"]);
        let line = |number, cells: [&str; 2]| Line { number, cells: cells.map(str::to_owned).to_vec() };
        assert_eq!(table.lines, [line(2, ["1", "a,\"b\nc"]), line(5, ["2", "x"])]);
    }

    #[test]
    fn what_stands_between_cells_is_guessed_or_said() {
        assert_eq!((guess("a;b;\"c,,,,\"\n,,,,"), guess("a\tb"), guess("a,b"), guess("a")), (b';', b'\t', b',', b','));
        let table = Table::read(b"a;b,c\n1;2,3\n", Delimiter::Is(b',')).unwrap();
        assert_eq!(table.heads, ["a;b", "c"]);
    }

    #[test]
    fn what_is_no_table_is_refused_with_the_line() {
        assert_eq!(refused(b""), ("imports-empty", 0));
        assert_eq!(refused(b"a,b\n"), ("imports-empty", 0));
        assert_eq!(refused(b"a,b\n1,\0\n"), ("imports-zero", 2));
        assert_eq!(refused(b"a,b\n1,2\n\xff,3\n"), ("imports-no-utf8", 3));
        assert_eq!(refused(b"a,b\n1,2\n3\n"), ("imports-unequal", 3));
        assert_eq!(refused(b"a,A\n1,2\n"), ("imports-head-twice", 1));
        assert_eq!(refused(b"a,\n1,2\n"), ("imports-no-head", 1));
        assert_eq!(refused(&[b"a\n", vec![b'x'; CELL + 1].as_slice()].concat()), ("imports-long-cell", 2));
        assert_eq!(refused(&[b"a\n", b"1\n".repeat(LINES + 1).as_slice()].concat()).0, "imports-too-many-lines");
        assert_eq!(refused(vec![b','; COLUMNS].as_slice()).0, "imports-too-many-columns");
    }
}

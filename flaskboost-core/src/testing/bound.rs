//! [`Bound`]: how many rows a request of the panel may read.

use http::{HeaderMap, header};

use crate::db::Fetched;

/// The greatest page of a list; ten thousand rows that are looked at, and one that shows whether there are more; and
/// what a page needs beside its rows: who is asking, names of other rows, choices.
const MOST: u64 = 1_000 + 10_001 + 1_000;

/// How many rows a request below `/admin` may read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bound(pub(crate) u64);

impl Default for Bound {
    fn default() -> Self {
        Self(MOST)
    }
}

impl Bound {
    /// What is wrong with a request that read these rows. A file may have all rows of a table, as long as they do not
    /// come at once.
    pub(crate) fn broken_by(self, path: &str, answer: &HeaderMap, fetched: &Fetched) -> Option<String> {
        let is_of_panel = path == "/admin" || path.starts_with("/admin/");
        let is_file = answer.contains_key(header::CONTENT_DISPOSITION);
        let rows = if is_file { fetched.most } else { fetched.rows };
        (is_of_panel && rows > self.0).then(|| {
            format!(
                "read {} rows, and a request below /admin reads at most {}; {} of them came from: {}\n\
                 Put a limit on that query. Where it has to read so many, tell the browser: `may_read`.",
                rows, self.0, fetched.most, fetched.statement
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fetched(rows: u64, most: u64) -> Fetched {
        Fetched { rows, most, statement: "SELECT * FROM films".to_owned() }
    }

    fn file() -> HeaderMap {
        HeaderMap::from_iter([(header::CONTENT_DISPOSITION, "attachment".parse().unwrap())])
    }

    #[test]
    fn more_than_the_bound_is_told_with_the_statement() {
        let page = HeaderMap::new();
        assert_eq!(Bound::default().broken_by("/admin/films", &page, &fetched(MOST, MOST)), None);
        let why = Bound::default().broken_by("/admin/films", &page, &fetched(MOST + 1, 9_000)).unwrap();
        assert!(why.contains("read 12002 rows") && why.contains("at most 12001"), "{why}");
        assert!(why.contains("9000 of them came from: SELECT * FROM films"), "{why}");
        assert!(Bound(5).broken_by("/admin", &page, &fetched(6, 6)).is_some());
    }

    #[test]
    fn a_file_has_many_rows_and_a_site_has_its_own_pages() {
        let (page, many) = (HeaderMap::new(), fetched(1_000_000, 1_000));
        assert_eq!(Bound::default().broken_by("/admin/films/-/export", &file(), &many), None);
        assert!(Bound::default().broken_by("/admin/films/-/export", &file(), &fetched(50_000, 50_000)).is_some());
        assert_eq!(Bound::default().broken_by("/films", &page, &many), None);
        assert_eq!(Bound::default().broken_by("/administration", &page, &many), None);
    }
}

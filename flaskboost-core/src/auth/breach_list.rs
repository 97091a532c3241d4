//! [`BreachList`]: passwords that are known from breaches, looked up in a file.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use sha1::{Digest, Sha1};

/// The length of a SHA-1 in hexadecimal.
const HASH: usize = 40;

/// A line that is longer is none of such a file: a hash, a colon, a count and the end of the line.
const LONGEST_LINE: u64 = 80;

/// A file of SHA-1 hashes of passwords that are known from breaches, sorted, one a line, each with a colon and a count
/// behind it or without: what the downloader of "Pwned Passwords" writes, <https://haveibeenpwned.com/Passwords>.
///
/// A password is found by halving the file, in some forty small reads, so the file may be of any size and needs no
/// memory. Nothing leaves the machine. Clones share the open file.
#[derive(Clone, Debug)]
pub struct BreachList {
    file: Arc<Mutex<File>>,
    length: u64,
}

/// Why a file is no list of breached passwords.
#[derive(Debug, thiserror::Error)]
#[error("accounts.breached_passwords: {path}: {reason}", path = .path.display())]
pub struct BreachListError {
    path: PathBuf,
    reason: String,
}

impl BreachList {
    /// Opens a file and looks at its beginning.
    ///
    /// # Errors
    ///
    /// - It cannot be read, is empty, or does not begin with a hash.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, BreachListError> {
        let path = path.as_ref();
        let refuse = |reason: String| BreachListError { path: path.to_owned(), reason };
        let file = File::open(path).map_err(|error| refuse(error.to_string()))?;
        let length = file.metadata().map_err(|error| refuse(error.to_string()))?.len();
        let list = Self { file: Arc::new(Mutex::new(file)), length };
        let first = list.line_after(0).map_err(|error| refuse(error.to_string()))?;
        match first {
            Some((_, line)) if is_hash(&line) => Ok(list),
            Some(_) => Err(refuse("its first line is no SHA-1 hash in hexadecimal".to_owned())),
            None => Err(refuse("it is empty".to_owned())),
        }
    }

    /// Whether the password is in the file.
    ///
    /// # Errors
    ///
    /// - The file cannot be read any more.
    pub fn contains(&self, password: &str) -> io::Result<bool> {
        let wanted = hex::encode_upper(Sha1::digest(password.as_bytes()));
        // Lines that begin before `low` are smaller, lines that begin at `high` or behind it are larger.
        let (mut low, mut high) = (0, self.length);
        while low < high {
            let middle = low + (high - low) / 2;
            let Some((start, line)) = self.line_after(middle)?.filter(|(start, _)| *start < high) else {
                // No line begins in the upper half.
                high = middle;
                continue;
            };
            let found = line.get(..HASH).unwrap_or(&line).to_ascii_uppercase();
            match found.as_str().cmp(&wanted) {
                std::cmp::Ordering::Equal => return Ok(true),
                std::cmp::Ordering::Less => low = start + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        Ok(false)
    }

    /// The first line that begins at this byte or behind it, and where it begins.
    fn line_after(&self, place: u64) -> io::Result<Option<(u64, String)>> {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let mut start = place;
        if place > 0 {
            // The line before tells whether one begins right here.
            file.seek(SeekFrom::Start(place - 1))?;
            let mut rest = Vec::new();
            BufReader::new((&mut *file).take(LONGEST_LINE)).read_until(b'\n', &mut rest)?;
            if rest.last() != Some(&b'\n') {
                return Ok(None);
            }
            start = place - 1 + rest.len() as u64;
        }
        file.seek(SeekFrom::Start(start))?;
        let mut line = Vec::new();
        BufReader::new((&mut *file).take(LONGEST_LINE)).read_until(b'\n', &mut line)?;
        let text = String::from_utf8_lossy(&line).trim_end().to_owned();
        Ok((!line.is_empty()).then_some((start, text)))
    }
}

fn is_hash(line: &str) -> bool {
    let (hash, rest) = line.split_at_checked(HASH).unwrap_or((line, ""));
    hash.len() == HASH
        && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
        && (rest.is_empty() || rest.starts_with(':'))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A sorted file of these passwords, in a folder that is named after the test.
    fn list(name: &str, passwords: &[String], end: &str) -> BreachList {
        let hash = |password: &String| hex::encode_upper(Sha1::digest(password.as_bytes()));
        let mut lines: Vec<String> =
            passwords.iter().enumerate().map(|(count, password)| format!("{}:{count}{end}", hash(password))).collect();
        lines.sort();
        let path = std::env::temp_dir().join(format!("flaskboost-{name}-{}", std::process::id()));
        std::fs::write(&path, lines.concat()).unwrap();
        let list = BreachList::open(&path).unwrap();
        std::fs::remove_file(path).unwrap();
        list
    }

    #[test]
    fn every_password_of_a_file_is_found_and_no_other() {
        for (name, end) in [("lines", "\n"), ("dos", "\r\n")] {
            for size in [1, 2, 3, 10, 1000] {
                let passwords: Vec<String> = (0..size).map(|number| format!("password {number}")).collect();
                let list = list(name, &passwords, end);
                for password in &passwords {
                    assert!(list.contains(password).unwrap(), "{password} of {size}");
                }
                for other in ["", "password", "password -1", "another"] {
                    assert!(!list.contains(other).unwrap(), "{other} of {size}");
                }
            }
        }
    }

    #[test]
    fn a_hash_is_the_one_that_others_make() {
        // SHA-1 of "abc": FIPS 180-4, examples.
        let path = std::env::temp_dir().join(format!("flaskboost-abc-{}", std::process::id()));
        std::fs::write(&path, "a9993e364706816aba3e25717850c26c9cd0d89d").unwrap();
        let list = BreachList::open(&path).unwrap();
        assert!(list.contains("abc").unwrap() && !list.contains("abd").unwrap());
        std::fs::remove_file(path).unwrap();
    }

    #[test]
    fn what_is_no_list_is_refused_with_its_name() {
        let path = std::env::temp_dir().join(format!("flaskboost-none-{}", std::process::id()));
        for (content, why) in [("", "empty"), ("password\n", "no SHA-1"), ("a9993e36:1\n", "no SHA-1")] {
            std::fs::write(&path, content).unwrap();
            let refused = BreachList::open(&path).unwrap_err().to_string();
            assert!(refused.contains(why) && refused.contains("flaskboost-none"), "{refused}");
        }
        std::fs::remove_file(&path).unwrap();
        assert!(BreachList::open(&path).is_err());
    }
}

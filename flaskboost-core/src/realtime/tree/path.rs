//! [`Path`]: where in the tree something stands.

use std::fmt;

use super::{Key, KeyError};

/// The most keys that a path has.
pub(super) const DEEPEST: usize = 32;

/// Where in the tree something stands: keys from the root on. The root has none.
#[derive(Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Path(Vec<Key>);

/// Why a text cannot be a path.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PathError {
    /// One of its keys cannot be a key.
    #[error("{0}")]
    Key(#[from] KeyError),
    /// It has more than 32 keys.
    #[error("a path has at most {DEEPEST} keys")]
    TooDeep,
}

impl Path {
    /// The root.
    pub const ROOT: Self = Self(Vec::new());

    /// Reads `/a/b`. Slashes at the ends, and several in a row, mean nothing.
    ///
    /// # Errors
    ///
    /// - One of its keys cannot be a key, or it has more than 32.
    pub fn parse(text: &str) -> Result<Self, PathError> {
        let keys = text.split('/').filter(|part| !part.is_empty()).map(Key::new);
        let keys: Vec<Key> = keys.collect::<Result<_, _>>()?;
        if keys.len() > DEEPEST { Err(PathError::TooDeep) } else { Ok(Self(keys)) }
    }

    /// Reads `/a/b/.priority`: the path, and whether it is the priority that is meant.
    ///
    /// # Errors
    ///
    /// - One of its keys cannot be a key, or it has more than 32.
    pub fn parse_target(text: &str) -> Result<(Self, bool), PathError> {
        let text = text.trim_end_matches('/');
        match text.strip_suffix(".priority") {
            Some(parent) if parent.is_empty() || parent.ends_with('/') => Ok((Self::parse(parent)?, true)),
            _ => Ok((Self::parse(text)?, false)),
        }
    }

    /// Its keys, from the root on.
    #[must_use]
    pub fn keys(&self) -> &[Key] {
        &self.0
    }

    /// Whether it is the root.
    #[must_use]
    pub fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    /// The path of a child.
    #[must_use]
    pub fn child(&self, key: Key) -> Self {
        let mut keys = self.0.clone();
        keys.push(key);
        Self(keys)
    }

    /// This path, and another one below it.
    #[must_use]
    pub fn join(&self, below: &Self) -> Self {
        Self(self.0.iter().chain(&below.0).cloned().collect())
    }

    /// What leads from another path to this one, if that one is this one or stands above it.
    #[must_use]
    pub fn below(&self, above: &Self) -> Option<Self> {
        self.0.strip_prefix(above.0.as_slice()).map(|keys| Self(keys.to_vec()))
    }

    /// Whether it is that path, or stands above it.
    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        other.0.starts_with(&self.0)
    }
}

impl From<Vec<Key>> for Path {
    fn from(keys: Vec<Key>) -> Self {
        Self(keys)
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_str("/");
        }
        self.0.iter().try_for_each(|key| write!(f, "/{key}"))
    }
}

impl fmt::Debug for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{self}\"")
    }
}

#[cfg(test)]
mod tests {
    use super::{Path, PathError};

    #[test]
    fn slashes_separate_keys_and_nothing_else() {
        let path = Path::parse("//a/b/").expect("a path");
        assert_eq!(path.to_string(), "/a/b");
        assert_eq!(Path::parse("").expect("a path"), Path::ROOT);
        assert_eq!(Path::ROOT.to_string(), "/");
        assert!(matches!(Path::parse("a/b.c"), Err(PathError::Key(_))));
        assert_eq!(Path::parse(&"a/".repeat(33)), Err(PathError::TooDeep));
        assert!(Path::parse(&"a/".repeat(32)).is_ok());
    }

    #[test]
    fn a_priority_is_the_end_of_a_path() {
        let (path, is_priority) = Path::parse_target("/a/.priority").expect("a path");
        assert_eq!((path.to_string().as_str(), is_priority), ("/a", true));
        let (path, is_priority) = Path::parse_target("/.priority").expect("a path");
        assert_eq!((path.is_root(), is_priority), (true, true));
        assert!(Path::parse_target("/a.priority").is_err());
        assert!(Path::parse_target("/.priority/a").is_err());
    }

    #[test]
    fn a_path_knows_what_stands_below_it() {
        let parse = |text: &str| Path::parse(text).expect("a path");
        assert_eq!(parse("/a/b/c").below(&parse("/a")), Some(parse("b/c")));
        assert_eq!(parse("/a").below(&parse("/a/b")), None);
        assert!(parse("/a").contains(&parse("/a")) && parse("/").contains(&parse("/a")));
        assert!(!parse("/a/b").contains(&parse("/a")) && !parse("/a").contains(&parse("/ab")));
        assert_eq!(parse("/a").join(&parse("/b")), parse("/a/b"));
    }
}

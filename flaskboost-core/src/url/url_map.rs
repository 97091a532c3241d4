//! [`UrlMap`]: every route's name, method and pattern.

use std::collections::BTreeMap;

use super::UrlError;
use super::pattern::{self, Piece};

/// Knows which pattern a route name stands for.
///
/// ```
/// use flaskboost::url::UrlMap;
///
/// let mut urls = UrlMap::default();
/// urls.add("GET", "posts.show", "/posts/{id}").unwrap();
/// let id = [("id", "7".to_owned())];
/// assert_eq!(urls.path("posts.show", &id).unwrap(), "/posts/7");
/// // What the pattern does not name becomes the query.
/// let both = [("id", "7".to_owned()), ("page", "2".to_owned())];
/// assert_eq!(urls.path("posts.show", &both).unwrap(), "/posts/7?page=2");
/// ```
#[derive(Debug, Clone, Default)]
pub struct UrlMap {
    routes: BTreeMap<String, Entry>,
    taken: BTreeMap<(String, String), String>,
    shapes: BTreeMap<String, String>,
}

#[derive(Debug, Clone)]
struct Entry {
    method: String,
    pattern: String,
    pieces: Vec<Piece>,
}

impl UrlMap {
    /// Adds a route.
    ///
    /// # Errors
    ///
    /// - The pattern is not well formed.
    /// - The name is taken, or another route answers the same method at the same pattern.
    /// - Another pattern is the same but for the names of its parameters.
    pub fn add(&mut self, method: &str, name: &str, pattern: &str) -> Result<(), UrlError> {
        let pieces = pattern::parse(pattern).map_err(|problem| UrlError::BadPattern {
            name: name.to_owned(),
            pattern: pattern.to_owned(),
            problem,
        })?;
        if let Some(first) = self.routes.get(name) {
            return Err(UrlError::NameTaken {
                name: name.to_owned(),
                first: first.pattern.clone(),
                second: pattern.to_owned(),
            });
        }
        let shape = pattern::shape(&pieces);
        if let Some(first) = self.taken.get(&(method.to_owned(), shape.clone())) {
            return Err(UrlError::PatternTaken {
                method: method.to_owned(),
                pattern: pattern.to_owned(),
                first: first.clone(),
                second: name.to_owned(),
            });
        }
        if let Some(first) = self.shapes.get(&shape).filter(|first| *first != pattern) {
            return Err(UrlError::ParameterNamesDiffer { first: first.clone(), second: pattern.to_owned() });
        }
        self.taken.insert((method.to_owned(), shape.clone()), name.to_owned());
        self.shapes.insert(shape, pattern.to_owned());
        self.routes.insert(name.to_owned(), Entry { method: method.to_owned(), pattern: pattern.to_owned(), pieces });
        Ok(())
    }

    /// The path of a route; what the pattern does not name becomes the query string, in the order given.
    ///
    /// # Errors
    ///
    /// - No route has the name.
    /// - A parameter of the pattern is missing.
    pub fn path(&self, name: &str, parameters: &[(&str, String)]) -> Result<String, UrlError> {
        let entry = self
            .routes
            .get(name)
            .ok_or_else(|| UrlError::UnknownName { name: name.to_owned(), nearest: self.nearest(name) })?;
        let find = |wanted: &str| {
            parameters.iter().find(|(key, _)| *key == wanted).map(|(_, value)| value).ok_or_else(|| {
                UrlError::MissingParameter {
                    name: name.to_owned(),
                    pattern: entry.pattern.clone(),
                    parameter: wanted.to_owned(),
                }
            })
        };
        let mut path = String::with_capacity(entry.pattern.len() + 16);
        for piece in &entry.pieces {
            match piece {
                Piece::Literal(text) => path.push_str(text),
                Piece::Parameter(wanted) => path.push_str(&pattern::encode(find(wanted)?)),
                Piece::Rest(wanted) => {
                    let segments: Vec<_> = find(wanted)?.split('/').map(pattern::encode).collect();
                    path.push_str(&segments.join("/"));
                }
            }
        }
        let is_named = |key: &str| {
            entry.pieces.iter().any(|piece| matches!(piece, Piece::Parameter(n) | Piece::Rest(n) if n == key))
        };
        let mut query = form_urlencoded::Serializer::new(String::new());
        let mut any = false;
        for (key, value) in parameters.iter().filter(|(key, _)| !is_named(key)) {
            query.append_pair(key, value);
            any = true;
        }
        if any {
            path.push('?');
            path.push_str(&query.finish());
        }
        Ok(path)
    }

    /// Every route as name, method and pattern, ordered by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        self.routes.iter().map(|(name, entry)| (name.as_str(), entry.method.as_str(), entry.pattern.as_str()))
    }

    /// Whether a route has this name.
    #[must_use]
    pub fn contains(&self, name: &str) -> bool {
        self.routes.contains_key(name)
    }

    fn nearest(&self, name: &str) -> Option<String> {
        self.routes
            .keys()
            .map(|known| (strsim::jaro_winkler(known, name), known))
            .filter(|(likeness, _)| *likeness > 0.8)
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, known)| known.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn posts() -> UrlMap {
        let mut urls = UrlMap::default();
        urls.add("GET", "home", "/").unwrap();
        urls.add("GET", "posts.show", "/posts/{id}").unwrap();
        urls.add("GET", "files", "/files/{*path}").unwrap();
        urls
    }

    #[test]
    fn parameters_cannot_leave_their_segment() {
        let path = |value: &str| posts().path("posts.show", &[("id", value.to_owned())]).unwrap();
        assert_eq!(path("a/b?c#d"), "/posts/a%2Fb%3Fc%23d");
        assert_eq!(path(".."), "/posts/%2E%2E");
        assert_eq!(path("é"), "/posts/%C3%A9");
        let rest = posts().path("files", &[("path", "a/../b c".to_owned())]).unwrap();
        assert_eq!(rest, "/files/a/%2E%2E/b%20c");
    }

    #[test]
    fn an_unknown_name_suggests_the_nearest() {
        let error = posts().path("post.show", &[]).unwrap_err();
        assert_eq!(error.to_string(), "no route is named `post.show`; did you mean `posts.show`?");
    }

    #[test]
    fn a_missing_parameter_is_named() {
        let error = posts().path("posts.show", &[]).unwrap_err();
        assert_eq!(error.to_string(), "route `posts.show` (/posts/{id}) needs the parameter `id`");
    }

    #[test]
    fn one_name_or_one_pattern_cannot_be_used_twice() {
        let mut urls = posts();
        assert!(matches!(urls.add("GET", "home", "/other"), Err(UrlError::NameTaken { .. })));
        assert!(matches!(urls.add("GET", "other", "/posts/{id}"), Err(UrlError::PatternTaken { .. })));
        assert!(matches!(urls.add("POST", "other", "/posts/{slug}"), Err(UrlError::ParameterNamesDiffer { .. })));
        assert_eq!(urls.add("POST", "posts.update", "/posts/{id}"), Ok(()));
    }

    #[test]
    fn a_bad_pattern_says_what_is_wrong() {
        let mut urls = UrlMap::default();
        for (pattern, problem) in [
            ("posts", "must begin with a slash"),
            ("/posts/", "must not end with a slash"),
            ("/posts/{id", "has a brace that is never closed"),
            ("/posts/id}", "closes a brace that was never opened"),
            ("/{}", "has a parameter whose name is not a plain word"),
            ("/{a}/{a}", "uses one parameter twice"),
            ("/{*a}/b", "has something after `{*rest}`, which takes all that follows"),
        ] {
            let error = urls.add("GET", "x", pattern).unwrap_err();
            assert!(error.to_string().ends_with(problem), "{error}");
        }
    }
}

//! What can go wrong when a name becomes a path, or when names and patterns collide.

use crate::error::Error;

/// A route name or pattern that does not work.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum UrlError {
    /// No route has the name.
    #[error("no route is named `{name}`{}", suggestion(.nearest))]
    UnknownName {
        /// The name asked for.
        name: String,
        /// The nearest known name.
        nearest: Option<String>,
    },
    /// The pattern has a parameter that was not given.
    #[error("route `{name}` ({pattern}) needs the parameter `{parameter}`")]
    MissingParameter {
        /// The route.
        name: String,
        /// Its pattern.
        pattern: String,
        /// The parameter.
        parameter: String,
    },
    /// Two routes share a name.
    #[error("two routes are named `{name}`: {first} and {second}")]
    NameTaken {
        /// The name.
        name: String,
        /// The pattern of the first.
        first: String,
        /// The pattern of the second.
        second: String,
    },
    /// Two routes answer the same method at the same pattern.
    #[error("routes `{first}` and `{second}` both answer {method} {pattern}")]
    PatternTaken {
        /// The HTTP method.
        method: String,
        /// The pattern.
        pattern: String,
        /// The name of the first.
        first: String,
        /// The name of the second.
        second: String,
    },
    /// Two patterns differ only in the name of a parameter.
    #[error("patterns {first} and {second} are the same but for the names of their parameters; use one name")]
    ParameterNamesDiffer {
        /// The first pattern.
        first: String,
        /// The second pattern.
        second: String,
    },
    /// The pattern is not well formed.
    #[error("route `{name}` has the pattern {pattern:?}, which {problem}")]
    BadPattern {
        /// The route.
        name: String,
        /// The pattern.
        pattern: String,
        /// What is wrong with it.
        problem: &'static str,
    },
}

fn suggestion(nearest: &Option<String>) -> String {
    nearest.as_ref().map_or_else(String::new, |name| format!("; did you mean `{name}`?"))
}

impl From<UrlError> for Error {
    fn from(error: UrlError) -> Self {
        Self::internal(error).with_code("FB7500")
    }
}

//! Which of the three worlds a process lives in.

use std::fmt;
use std::str::FromStr;

use crate::settings::error::Error;
use crate::settings::suggestion;

/// Which of the three worlds a process lives in. Chosen once, by the variable `RUNTIME`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Runtime {
    /// On the desk of a developer.
    Development,
    /// Where visitors are.
    Production,
    /// Inside a test.
    Testing,
}

impl Runtime {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Development, Self::Production, Self::Testing];

    /// Reads the value of the variable `RUNTIME`.
    ///
    /// Without a value a debug build is in development; a release build does not guess.
    ///
    /// ```
    /// use flaskboost::settings::Runtime;
    ///
    /// assert_eq!(Runtime::from_env(None, false)?, Runtime::Development);
    /// assert_eq!(Runtime::from_env(Some("production"), true)?, Runtime::Production);
    /// assert!(Runtime::from_env(None, true).is_err());
    /// # Ok::<(), flaskboost::settings::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// - no value in a release build
    /// - a value that is none of the three
    pub fn from_env(var: Option<&str>, release: bool) -> Result<Self, Error> {
        match var {
            Some(name) => name.parse(),
            None if release => Err(Error::RuntimeMissing),
            None => Ok(Self::Development),
        }
    }

    /// The lower-case name, as in `RUNTIME`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Development => "development",
            Self::Production => "production",
            Self::Testing => "testing",
        }
    }

    /// The settings files of this runtime, lowest first, as the loader wants them.
    ///
    /// ```
    /// use flaskboost::settings::Runtime;
    ///
    /// assert_eq!(Runtime::Production.files(), [
    ///     "settings/default.toml", "settings/production.toml", "settings/secrets.toml",
    /// ]);
    /// ```
    pub const fn files(self) -> [&'static str; 3] {
        let own = match self {
            Self::Development => "settings/development.toml",
            Self::Production => "settings/production.toml",
            Self::Testing => "settings/testing.toml",
        };
        ["settings/default.toml", own, "settings/secrets.toml"]
    }

    /// Is this development?
    pub const fn is_development(self) -> bool {
        matches!(self, Self::Development)
    }

    /// Is this production?
    pub const fn is_production(self) -> bool {
        matches!(self, Self::Production)
    }

    /// Is this a test?
    pub const fn is_testing(self) -> bool {
        matches!(self, Self::Testing)
    }
}

impl fmt::Display for Runtime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Runtime {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        let known = Self::ALL.into_iter().find(|runtime| runtime.name() == name);
        known.ok_or_else(|| Error::UnknownRuntime {
            given: name.to_owned(),
            suggestion: suggestion::nearest(name, Self::ALL.map(Self::name)).map(str::to_owned),
        })
    }
}

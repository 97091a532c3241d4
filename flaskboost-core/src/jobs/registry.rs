//! [`Registry`]: which jobs there are.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use serde_json::Value;

use super::{Backoff, Job, JobContext, JobError};
use crate::error::Result;

type Run = Arc<dyn Fn(Value, JobContext) -> BoxFuture<'static, Result<Value>> + Send + Sync>;

/// Which jobs there are, and how each is run.
#[derive(Clone, Default)]
pub struct Registry {
    kinds: HashMap<&'static str, Kind>,
    twice: Vec<&'static str>,
}

/// How one kind of job is run.
#[derive(Clone)]
pub(super) struct Kind {
    pub(super) run: Run,
    pub(super) backoff: Backoff,
}

impl Registry {
    /// The same jobs and one more.
    #[must_use]
    pub fn with<J: Job>(mut self) -> Self {
        let run: Run = Arc::new(|payload, context| {
            async move {
                let unreadable = |source| JobError::NotItsType { name: J::NAME.to_owned(), source };
                let job: J = serde_json::from_value(payload).map_err(unreadable)?;
                let output = job.run(context).await?;
                Ok(serde_json::to_value(output).map_err(|source| JobError::NotJson { name: J::NAME, source })?)
            }
            .boxed()
        });
        if self.kinds.insert(J::NAME, Kind { run, backoff: J::options().backoff }).is_some() {
            self.twice.push(J::NAME);
        }
        self
    }

    /// The names, sorted.
    #[must_use]
    pub fn names(&self) -> Vec<&'static str> {
        let mut names: Vec<_> = self.kinds.keys().copied().collect();
        names.sort_unstable();
        names
    }

    /// What is wrong: names that two jobs have.
    #[must_use]
    pub fn problems(&self) -> Vec<JobError> {
        self.twice.iter().map(|name| JobError::Twice { name }).collect()
    }

    pub(super) fn get(&self, name: &str) -> Option<&Kind> {
        self.kinds.get(name)
    }

    pub(super) fn require(&self, name: &str) -> Result<(), JobError> {
        if self.kinds.contains_key(name) { Ok(()) } else { Err(JobError::Unknown { name: name.to_owned() }) }
    }
}

impl fmt::Debug for Registry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Registry").field(&self.names()).finish()
    }
}

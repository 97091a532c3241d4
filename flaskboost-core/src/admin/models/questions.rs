//! [`Questions`]: the form that an action asks, without its type.

use std::any::Any;
use std::fmt;

use serde_json::Value as Json;

use crate::error::{Error, Result};
use crate::form::{FieldSpec, Fields, Form, Sent};

/// Names that the page that asks has for itself.
const TAKEN: [&str; 8] = ["action", "all", "confirmed", "csrf_token", "key", "looked", "query", "task"];

/// What somebody answered: a value of the form's type, or nothing where nothing is asked.
#[derive(Default)]
pub(in crate::admin) struct Answers(Option<Box<dyn Any + Send + Sync>>);

impl Answers {
    /// Of an action that asks nothing.
    pub(in crate::admin) fn none() -> Self {
        Self::default()
    }

    /// The answers, to whoever knows their type.
    pub(super) fn get<F: 'static>(&self) -> Option<&F> {
        self.0.as_ref()?.downcast_ref()
    }
}

impl fmt::Debug for Answers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Answers")
    }
}

/// The form that an action asks, without its type.
#[derive(Debug, Clone, Copy)]
pub(in crate::admin) struct Questions {
    specs: fn() -> &'static [FieldSpec],
    blank: fn() -> Result<Json>,
    check: fn(Sent) -> Result<Result<Answers, Json>>,
}

impl Questions {
    pub(super) fn of<F: Fields + Send + Sync + 'static>() -> Self {
        Self { specs: F::specs, blank: || drawn(&Form::<F>::empty()), check: check::<F> }
    }

    /// The form in which nothing is filled in, as a page draws it.
    ///
    /// # Errors
    ///
    /// - It cannot be drawn.
    pub(in crate::admin) fn blank(self) -> Result<Json> {
        (self.blank)()
    }

    /// The answers, or the form with what is wrong.
    ///
    /// # Errors
    ///
    /// - The form cannot be drawn.
    pub(in crate::admin) fn check(self, sent: Sent) -> Result<Result<Answers, Json>> {
        (self.check)(sent)
    }

    /// Whether something sent under this name is one of the answers.
    pub(in crate::admin) fn asks(self, name: &str) -> bool {
        let first = name.split(['.', '[']).next().unwrap_or(name);
        (self.specs)().iter().any(|spec| spec.name() == first)
    }

    /// The fields that no action may have: what must not be kept, and names that the page has for itself.
    pub(in crate::admin) fn unfit(self) -> Vec<&'static str> {
        let specs = (self.specs)().iter();
        specs.filter(|spec| !spec.can_be_kept() || TAKEN.contains(&spec.name())).map(FieldSpec::name).collect()
    }
}

fn check<F: Fields + Send + Sync + 'static>(sent: Sent) -> Result<Result<Answers, Json>> {
    match Form::<F>::from(sent).check() {
        Ok(answers) => Ok(Ok(Answers(Some(Box::new(answers))))),
        Err(form) => Ok(Err(drawn(&form)?)),
    }
}

fn drawn<F: Fields>(form: &Form<F>) -> Result<Json> {
    serde_json::to_value(form).map_err(Error::internal)
}

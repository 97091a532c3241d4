//! [`Form`]: what was sent, until it is checked.

use std::fmt;
use std::marker::PhantomData;

use serde::{Serialize, Serializer};

use crate::error::Error;

use super::conflict;
use super::drawn::Drawing;
use super::errors::Errors;
use super::field_spec::{FieldSpec, Shape};
use super::fields::Fields;
use super::input::{Entry, Input};
use super::reader::Reader;
use super::sent::Sent;
use super::value::SelectOption;
use super::writer::Writer;

/// What was sent, until it is checked: [`Form::check`] turns it into a `T`, or gives it back with
/// its errors, ready to be drawn again with what was typed.
///
/// A form is not a `T`: a handler cannot save what nobody checked.
///
/// ```
/// use flaskboost::form::Form;
///
/// #[derive(Form)]
/// struct Greeting {
///     name: String,
/// }
///
/// let form = Form::<Greeting>::empty();
/// let refused = form.check().err().unwrap();
/// assert_eq!(refused.problems(), [("name".to_owned(), "Fill in this field.".to_owned())]);
/// ```
///
/// In a handler it reads a body (`application/x-www-form-urlencoded`, `multipart/form-data` or
/// JSON), and for `GET` the query string.
pub struct Form<T> {
    input: Input,
    errors: Errors,
    options: Vec<(String, Vec<SelectOption>)>,
    submitted: bool,
    fields: PhantomData<fn() -> T>,
}

impl<T: Fields> Form<T> {
    /// A form in which nothing is filled in.
    #[must_use]
    pub fn empty() -> Self {
        Self::new(Input::default(), false)
    }

    /// A form filled in beforehand, to edit what exists. Secrets and files stay empty.
    #[must_use]
    pub fn fill(value: &T) -> Self {
        let mut input = Input::default();
        Writer::write(value, &mut input, String::new());
        Self::new(input, false)
    }

    /// A form that a client sent.
    pub(super) fn sent(input: Input) -> Self {
        Self::new(input, true)
    }

    fn new(input: Input, submitted: bool) -> Self {
        Self { input, errors: Errors::new(), options: Vec::new(), submitted, fields: PhantomData }
    }

    /// The valid data, or the form with all its errors.
    ///
    /// # Errors
    ///
    /// - A field breaks one of its rules.
    /// - The check of the struct found an error.
    /// - [`Form::with_error`] added one before.
    pub fn check(mut self) -> Result<T, Self> {
        match self.read() {
            Some(value) => Ok(value),
            None => Err(self.refused()),
        }
    }

    /// Checks the form and runs `work` with the valid data.
    ///
    /// What `work` refuses comes back as errors of the fields, with what was typed: an
    /// [`Invalid`](crate::model::Invalid) of a model, and a broken constraint of the database
    /// (a value already taken, a row that is gone).
    ///
    /// # Errors
    ///
    /// - Outer: anything else that went wrong in `work`.
    /// - Inner: the form was refused; draw it again.
    pub async fn save<R>(mut self, work: impl AsyncFnOnce(T) -> Result<R, Error>) -> Result<Result<R, Self>, Error> {
        let Some(value) = self.read() else {
            return Ok(Err(self.refused()));
        };
        match work(value).await {
            Ok(done) => Ok(Ok(done)),
            Err(error) => match conflict::errors_of(&error, T::specs()) {
                Some(errors) => {
                    self.errors.take_in(errors, "");
                    Ok(Err(self.refused()))
                }
                None => Err(error),
            },
        }
    }

    /// The form with an error at a field; "" is the form as a whole.
    #[must_use]
    pub fn with_error(mut self, field: impl Into<String>, message: impl Into<String>) -> Self {
        self.errors.add(field, message);
        self
    }

    /// The form with a list to choose from at a field: rows of the database, not known to the type.
    ///
    /// A field inside a list is named without numbers: `items.race_id`.
    #[must_use]
    pub fn with_options(mut self, field: impl Into<String>, options: impl IntoIterator<Item = SelectOption>) -> Self {
        let field = field.into();
        self.options.retain(|(name, _)| *name != field);
        self.options.push((field, options.into_iter().collect()));
        self
    }

    /// The form with one field filled in before anybody has seen it, such as a box that is ticked at first. What was there
    /// is replaced.
    ///
    /// ```
    /// use flaskboost::form::Form;
    ///
    /// #[derive(Form)]
    /// struct Leave {
    ///     quietly: bool,
    /// }
    ///
    /// let form = Form::<Leave>::empty().with_value("quietly", "true");
    /// assert!(form.check().unwrap().quietly);
    /// ```
    #[must_use]
    pub fn with_value(mut self, field: impl Into<String>, value: impl Into<String>) -> Self {
        let field = field.into();
        self.input.forget(&field);
        self.input.put(field, Entry::Text(value.into()));
        self
    }

    /// Whether a client sent this form, rather than the handler making it.
    #[must_use]
    pub const fn is_submitted(&self) -> bool {
        self.submitted
    }

    /// What is wrong, as (field, message), for a client that reads JSON.
    #[must_use]
    pub fn problems(&self) -> Vec<(String, String)> {
        self.errors.iter().map(|(field, message)| (field.to_owned(), message.to_owned())).collect()
    }

    /// The value, if nothing is wrong.
    fn read(&mut self) -> Option<T> {
        let value = Reader::read(&self.input, &mut self.errors, String::new())?;
        self.errors.is_empty().then_some(value)
    }

    /// The form as it goes back to the page: it was sent, and its secrets are forgotten.
    fn refused(mut self) -> Self {
        self.submitted = true;
        forget_secrets(&mut self.input, T::specs(), "");
        self
    }
}

fn forget_secrets(input: &mut Input, specs: &[FieldSpec], prefix: &str) {
    for spec in specs {
        let name = format!("{prefix}{}", spec.name);
        match spec.shape {
            Shape::Value { .. } if spec.is_secret() => input.forget(&name),
            Shape::Value { .. } => {}
            Shape::Nested { specs } => {
                let prefix = format!("{name}.");
                if input.under(&prefix).next().is_some() {
                    forget_secrets(input, specs(), &prefix);
                }
            }
            Shape::List { specs, .. } => {
                for row in input.rows(&name) {
                    forget_secrets(input, specs(), &format!("{name}[{row}]."));
                }
            }
        }
    }
}

/// What was sent for a form whose type is known later than its names.
///
/// ```
/// use flaskboost::form::{Form, Sent};
///
/// #[derive(Form)]
/// struct Greeting {
///     name: String,
/// }
///
/// let form = Form::<Greeting>::from(Sent::of([("name", "Ann")]));
/// assert_eq!(form.check().unwrap().name, "Ann");
/// ```
impl<T: Fields> From<Sent> for Form<T> {
    fn from(sent: Sent) -> Self {
        Self::sent(sent.into_input())
    }
}

impl<T: Fields> Default for Form<T> {
    fn default() -> Self {
        Self::empty()
    }
}

impl<T> Clone for Form<T> {
    fn clone(&self) -> Self {
        Self {
            input: self.input.clone(),
            errors: self.errors.clone(),
            options: self.options.clone(),
            submitted: self.submitted,
            fields: PhantomData,
        }
    }
}

/// The errors only: what was typed may be secret.
impl<T> fmt::Debug for Form<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Form").field("submitted", &self.submitted).field("errors", &self.errors).finish_non_exhaustive()
    }
}

impl<T: Fields> Serialize for Form<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let drawing = Drawing { input: &self.input, errors: &self.errors, options: &self.options };
        drawing.form(T::specs(), self.submitted).serialize(serializer)
    }
}

//! [`FieldValue`]: a type that one field of a form can have.

use crate::form::control::Control;
use crate::form::given::Given;
use crate::form::problem::Problem;
use crate::form::rules::Rules;

use super::choice::SelectOption;

/// A type that one field of a form can have.
///
/// Implemented for `String`, whole numbers, `f64`, `Decimal`, `bool`, `NaiveDate`, `NaiveTime`,
/// `NaiveDateTime`, [`Email`], [`Password`], [`Upload`], enums that derive [`Choice`], and for
/// `Option` and `Vec` of them. Write it for a type of your own by asking a type above:
///
/// ```
/// use flaskboost::form::{Control, FieldValue, Given, Problem, Rules};
///
/// struct Slug(String);
///
/// impl FieldValue for Slug {
///     const CONTROL: Control = String::CONTROL.with_max_len(60);
///
///     fn read(given: Given<'_>, rules: &Rules) -> Result<Self, Problem> {
///         let text = String::read(given, rules)?;
///         match text.chars().all(|c| c.is_ascii_lowercase() || c == '-') {
///             true => Ok(Self(text)),
///             false => Err(Problem::new("Enter small letters and hyphens only.")),
///         }
///     }
///
///     fn write(&self) -> Vec<String> {
///         vec![self.0.clone()]
///     }
/// }
/// ```
///
/// [`Email`]: super::Email
/// [`Password`]: super::Password
/// [`Upload`]: crate::form::Upload
/// [`Choice`]: super::Choice
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the type of a form field",
    label = "not a type that a form can read",
    note = "a field is a `String`, a number, a `bool`, a date or time, `Email`, `Password`, `Upload`, or `Option` or `Vec` of one of these",
    note = "an enum: add `#[derive(Choice)]`; a struct with fields of its own: add `#[derive(Form)]` to it and mark this field `#[field(nested)]`, or `#[field(list(max = 20))]` for a `Vec`"
)]
pub trait FieldValue: Sized + Send + Sync + 'static {
    /// How the value is drawn, and which rules it can obey.
    const CONTROL: Control;

    /// Reads what was sent.
    ///
    /// # Errors
    ///
    /// - What was sent breaks a rule, or is not a value of this type.
    fn read(given: Given<'_>, rules: &Rules) -> Result<Self, Problem>;

    /// The value as it is sent: nothing, one text, or several.
    fn write(&self) -> Vec<String>;

    /// What can be chosen, for a `<select>`.
    #[must_use]
    fn options() -> Vec<SelectOption> {
        Vec::new()
    }
}

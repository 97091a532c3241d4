//! [`Fields`]: a struct that a form can fill in.

use super::errors::Errors;
use super::field_spec::FieldSpec;
use super::reader::Reader;
use super::writer::Writer;

/// A struct that a form can fill in: derive `Form`.
///
/// ```
/// use flaskboost::form::{Email, Fields, Form};
///
/// #[derive(Form)]
/// struct SignUp {
///     #[field(label = "E-mail", autocomplete = "email", autofocus)]
///     email: Email,
///     #[field(min_len = 2, max_len = 60)]
///     first_name: String,
///     about: Option<String>,
/// }
///
/// let labels: Vec<_> = SignUp::specs().iter().map(|field| field.label()).collect();
/// assert_eq!(labels, ["E-mail", "First name", "About"]);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a form",
    label = "not a struct that a form can fill in",
    note = "add `#[derive(Form)]` to `{Self}`"
)]
pub trait Fields: Sized + Send + Sync + 'static {
    /// The fields, in the order in which they are drawn.
    fn specs() -> &'static [FieldSpec];

    /// Reads every field, so that all errors are found at once; nothing if one was refused.
    fn read(reader: &mut Reader<'_>) -> Option<Self>;

    /// Writes every field, to fill the form in beforehand.
    fn write(&self, writer: &mut Writer<'_>);

    /// What must hold between fields that are each in order.
    fn check(&self, errors: &mut Errors) {
        let _ = errors;
    }
}

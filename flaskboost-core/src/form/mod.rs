//! Typed input, or errors worth showing.
//!
//! A struct that derives `Form` says which fields a form has and what each may hold. A handler
//! takes `Form<T>`, which is what was sent and not yet a `T`; its `check` or `save` makes it one, or
//! gives the form back with a sentence beside each field that was refused. The same rules become
//! the HTML attributes of the page, and hold for JSON clients too.
//!
//! Deliberately absent: rendering (a form serialises itself, a template draws it) and patterns
//! (write a type with its own [`FieldValue`], so that a bad value cannot exist).

mod conflict;
mod control;
mod csrf;
mod decode;
mod drawn;
mod errors;
mod field_spec;
mod fields;
#[expect(clippy::module_inception, reason = "the noun of this floor is the form itself")]
mod form;
mod given;
mod input;
mod intake;
mod problem;
mod reader;
mod rules;
mod sent;
mod stored_upload;
mod upload;
mod value;
mod widget;
mod writer;

#[cfg(test)]
mod tests;

pub use flaskboost_macros::{Choice, Form};

pub use control::{Bounds, Control};
pub use csrf::{CsrfKeys, protect};
pub use decode::DecodeError;
pub use errors::Errors;
pub use field_spec::FieldSpec;
pub use fields::Fields;
pub use form::Form;
pub use given::Given;
pub use intake::Intake;
pub use problem::Problem;
pub use reader::Reader;
pub use rules::Rules;
pub use sent::Sent;
pub use stored_upload::StoredUpload;
pub use upload::Upload;
pub use value::{Choice, Email, FieldValue, NotAnEmail, Password, SelectOption};
#[doc(hidden)]
pub use value::{options_of, read_choice};
pub use widget::Widget;
pub use writer::Writer;

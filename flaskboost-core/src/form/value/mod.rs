//! The types that a field can have.

mod boolean;
mod choice;
mod decimal;
mod email;
mod field_value;
mod float;
mod integer;
mod many;
mod moment;
mod optional;
mod password;
mod text;

pub use choice::{Choice, SelectOption, options_of, read_choice};
pub use email::{Email, NotAnEmail};
pub use field_value::FieldValue;
pub use password::Password;

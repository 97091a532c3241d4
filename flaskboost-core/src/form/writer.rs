//! [`Writer`]: from typed values to what a page shows.

use super::field_spec::FieldSpec;
use super::fields::Fields;
use super::input::{Entry, Input};
use super::value::FieldValue;

/// Writes typed values where a page will show them. Secrets are not written.
#[derive(Debug)]
pub struct Writer<'a> {
    input: &'a mut Input,
    specs: &'static [FieldSpec],
    prefix: String,
}

impl<'a> Writer<'a> {
    pub(super) fn write<T: Fields>(value: &T, input: &'a mut Input, prefix: String) {
        value.write(&mut Writer { input, specs: T::specs(), prefix });
    }

    /// One value.
    pub fn value<T: FieldValue>(&mut self, name: &str, value: &T) {
        if self.specs.iter().any(|spec| spec.name == name && spec.is_secret()) {
            return;
        }
        for text in value.write() {
            self.input.put(format!("{}{name}", self.prefix), Entry::Text(text));
        }
    }

    /// A group of fields.
    pub fn nested<T: Fields>(&mut self, name: &str, value: &T) {
        Writer::write(value, self.input, format!("{}{name}.", self.prefix));
    }

    /// Rows of fields.
    pub fn list<T: Fields>(&mut self, name: &str, values: &[T]) {
        for (row, value) in values.iter().enumerate() {
            Writer::write(value, self.input, format!("{}{name}[{row}].", self.prefix));
        }
    }
}

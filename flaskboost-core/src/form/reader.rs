//! [`Reader`]: from what was sent to typed values.

use super::errors::Errors;
use super::field_spec::{FieldSpec, Shape};
use super::fields::Fields;
use super::given::Given;
use super::input::Input;
use super::problem::Problem;
use super::rules::Rules;
use super::value::FieldValue;

/// Reads typed values out of what was sent, and keeps the errors.
#[derive(Debug)]
pub struct Reader<'a> {
    input: &'a Input,
    errors: &'a mut Errors,
    specs: &'static [FieldSpec],
    prefix: String,
}

impl<'a> Reader<'a> {
    /// A whole struct and its check, from the fields whose names start with `prefix`.
    pub(super) fn read<T: Fields>(input: &'a Input, errors: &'a mut Errors, prefix: String) -> Option<T> {
        let mut reader = Reader { input, errors, specs: T::specs(), prefix };
        let value = T::read(&mut reader)?;
        let mut between = Errors::new();
        value.check(&mut between);
        reader.errors.take_in(between, &reader.prefix);
        Some(value)
    }

    /// One value.
    pub fn value<T: FieldValue>(&mut self, name: &str) -> Option<T> {
        let full = self.full(name);
        let given = Given::new(self.input.of(&full));
        let read = match self.spec(name) {
            Some(spec) => T::read(given, &spec.rules),
            None => T::read(given, &Rules::of(&T::CONTROL)),
        };
        read.map_err(|problem| self.errors.add(full, problem)).ok()
    }

    /// A group of fields.
    pub fn nested<T: Fields>(&mut self, name: &str) -> Option<T> {
        let full = self.full(name);
        self.refuse_bare_value(&full)?;
        Reader::read(self.input, self.errors, format!("{full}."))
    }

    /// Rows of fields. A row in which nothing was filled in is left out.
    pub fn list<T: Fields>(&mut self, name: &str) -> Option<Vec<T>> {
        let full = self.full(name);
        self.refuse_bare_value(&full)?;
        let rows: Vec<String> = self
            .input
            .rows(&full)
            .into_iter()
            .map(|row| format!("{full}[{row}]."))
            .filter(|row| self.input.under(row).any(|(_, entries)| !Given::new(entries).is_blank()))
            .collect();
        if let Some(Shape::List { min, max, .. }) = self.spec(name).map(|spec| &spec.shape) {
            let problem = match rows.len() {
                count if count > *max as usize => Some(format!("Enter at most {max} (now {count}).")),
                count if count < *min as usize => Some(format!("Enter at least {min}.")),
                _ => None,
            };
            if let Some(problem) = problem {
                self.errors.add(full, problem);
                return None;
            }
        }
        let values: Vec<Option<T>> = rows.into_iter().map(|row| Reader::read(self.input, self.errors, row)).collect();
        values.into_iter().collect()
    }

    fn full(&self, name: &str) -> String {
        format!("{}{name}", self.prefix)
    }

    fn spec(&self, name: &str) -> Option<&'static FieldSpec> {
        self.specs.iter().find(|spec| spec.name == name)
    }

    /// A plain value where a group belongs can only come from a client that guesses.
    fn refuse_bare_value(&mut self, full: &str) -> Option<()> {
        if Given::new(self.input.of(full)).is_blank() {
            return Some(());
        }
        self.errors.add(full, Problem::new("Send the fields of this group, not one value."));
        None
    }
}

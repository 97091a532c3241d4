//! What the rest of the house may know of a model: its pages, its rules, and why it refuses something.

mod column_rule;
mod invalid;
mod page;
mod page_number;
mod violation;

pub use column_rule::{ColumnRule, column_rule};
pub use invalid::Invalid;
pub use page::{Page, paginate};
pub use page_number::PageNumber;
pub use violation::{Violation, ViolationKind};

//! Who may do what to which row: one rule that answers for an object and becomes a condition for a list.

#[cfg(feature = "admin")]
mod extent;
mod fact;
#[expect(clippy::module_inception, reason = "the noun of this floor is the policy itself")]
mod policy;
mod reach;
mod rule;
mod rules;
mod scope;

#[cfg(feature = "admin")]
pub(crate) use extent::{
    Extent, extent, extent_to_read, extent_to_write, extent_with_trash, may_read_with_trash, may_with_trash, pins,
};
pub use fact::Fact;
pub use policy::{ColumnOf, Policy};
pub use rule::Rule;
pub use rules::Rules;
pub use scope::Scope;

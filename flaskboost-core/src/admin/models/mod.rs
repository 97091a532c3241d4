//! What the panel knows of the models it shows, and how it reads and writes their rows.

mod admin_model;
mod cell;
mod facts;
mod finding;
mod key;
mod kind;
mod naming;
mod overview;
mod row;
mod shelf;
mod spec;
mod typed;

pub use admin_model::AdminModel;
pub(super) use cell::{Unreadable, text_of, value_of};
pub use facts::Direction;
pub(super) use facts::{ActionFacts, Child, ColumnFacts, ComputedFacts, Facts, Fieldset, Listed};
pub(super) use finding::{Hit, find};
pub(super) use key::{key_of, values_of};
pub(super) use kind::Kind;
pub(super) use overview::{Overview, overview};
pub(super) use row::Row;
pub(super) use shelf::Shelf;
pub use spec::AdminSpec;
pub(super) use typed::Typed;

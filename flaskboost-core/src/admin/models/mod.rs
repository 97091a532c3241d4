//! What the panel knows of the models it shows, and how it reads and writes their rows.

mod admin_model;
mod cell;
mod children;
mod company;
mod conditions;
mod draft;
mod facts;
mod fallout;
mod find;
mod finding;
mod foreign;
mod key;
mod kind;
pub(super) mod listing;
mod litter;
mod litter_sent;
mod litter_write;
mod naming;
mod overview;
mod past;
mod row;
mod seals;
mod shelf;
mod spec;
mod target;
mod typed;
mod write;
mod written;

pub use admin_model::AdminModel;
pub(super) use cell::{text_of, value_of};
pub(super) use children::children_of;
pub(super) use company::{Company, write_all};
pub(super) use draft::{Complaint, Draft, Field, is_box};
pub use facts::Direction;
pub(super) use facts::{
    ActionFacts, Bounds, Child, ColumnFacts, ComputedFacts, Condition, Facts, Fieldset, Listed, Tab,
};
pub(super) use fallout::{Fallout, Fate, Heap, fallout_of};
pub(super) use find::{find, find_locked};
pub(super) use finding::{Hit, look_up};
pub(super) use key::{key_of, values_of};
pub(super) use kind::Kind;
pub(super) use litter::{Cub, Litter};
pub(super) use overview::{Overview, overview};
pub(super) use past::{Past, Reverted, Sight};
pub(super) use row::Row;
pub(super) use seals::{Originals, Seals};
pub(super) use shelf::Shelf;
pub use spec::AdminSpec;
pub(super) use target::{Offer, Target};
pub(super) use typed::Typed;
pub(super) use write::Outcome;
pub(super) use written::{one_kind_of_break, title_of, written_at};

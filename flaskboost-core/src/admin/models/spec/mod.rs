//! What a model says about its pages.

mod action;
mod edits;
mod family;
mod form;
mod import;
mod list;
#[expect(clippy::module_inception, reason = "the noun of this folder is the spec itself")]
mod spec;
mod summaries;
mod tabs;
mod trash;
mod views;

pub use spec::AdminSpec;
pub(in crate::admin::models) use spec::{Computed, Deed, Title};

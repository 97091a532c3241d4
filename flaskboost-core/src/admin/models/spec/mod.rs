//! What a model says about its pages.

mod action;
mod form;
mod import;
mod list;
#[expect(clippy::module_inception, reason = "the noun of this folder is the spec itself")]
mod spec;

pub use spec::AdminSpec;
pub(in crate::admin::models) use spec::{Computed, Deed, Title};

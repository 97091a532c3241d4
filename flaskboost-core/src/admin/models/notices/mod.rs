//! What people are told in the panel.

mod migrations;
mod notice;
#[expect(clippy::module_inception, reason = "the noun of this part is the notices themselves")]
mod notices;
mod row;

pub(crate) use migrations::migrations;
pub use notice::Notice;
pub use notices::Notices;
pub(in crate::admin) use notices::{MOST_SHOWN, PER_PAGE};
pub(in crate::admin) use row::Model as Told;

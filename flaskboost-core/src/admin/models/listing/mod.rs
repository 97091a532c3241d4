//! The list of a model: what an address asks for, the statements that answer it, and what was found.
//!
//! No statement reads more than a page and 10 001 rows. Up to 10 000 rows, or as many candidates that one index finds,
//! are looked at as a whole. What is larger is walked in the order of an index, a page or a window of 10 000 rows at
//! a time.

mod asked;
mod beside;
mod chosen;
mod conditions;
mod cursor;
mod days;
mod facets;
mod filter;
mod foot;
mod found;
mod indexes;
mod labels;
#[expect(clippy::module_inception, reason = "the noun of this room is the listing itself")]
mod listing;
mod query;
mod sheet;
#[cfg(test)]
mod tests;
mod words;

pub(in crate::admin) use asked::{Asked, sizes};
pub(in crate::admin) use beside::Beside;
pub(in crate::admin) use chosen::{chosen, hold, looks};
pub(in crate::admin) use conditions::is_open;
pub(in crate::admin) use days::{Day, Days};
pub(in crate::admin) use facets::{Facet, has_facets};
pub(in crate::admin) use filter::{Filter, Test, is_range};
pub(in crate::admin) use foot::{Figure, Foot};
pub(in crate::admin) use found::{Found, Way};
pub(in crate::admin) use indexes::{IndexBook, Indexes};
pub(in crate::admin) use labels::{Labels, title_of};
pub(in crate::admin) use listing::{Listing, MOST};
pub(in crate::admin) use sheet::{Sheet, Start, cell_of, unescaped};

//! The templates and static files that ship with the library.

use crate::http::Assets;

/// The built-in pages, components, style sheet and scripts; an app's file of the same name replaces one.
pub const LIBRARY: Assets = flaskboost_macros::embed!();

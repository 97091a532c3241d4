//! Turns a struct and the name of a template into HTML, or into JSON, in one layer.
//!
//! A handler returns data: a struct that derives [`View`]. It knows no template engine and renders nothing. One
//! layer, [`draw_pages`], adds what every page needs (who is logged in, the CSRF token, the messages that wait) and
//! draws it; the same layer draws errors. Tera is named on this floor only.

mod drawing;
mod entry;
mod error;
mod error_page;
mod filters;
mod functions;
mod globals;
mod layer;
mod library;
mod negotiation;
pub mod private;
mod refused_form;
mod renderer;
mod sample;
#[expect(clippy::module_inception, reason = "the noun of this floor is the view itself")]
mod view;

pub use drawing::{Drawing, PageData};
pub use entry::ViewEntry;
pub use error::ViewError;
pub use flaskboost_macros::View;
pub use globals::{AppFacts, Globals, ImpersonationFacts, PageGlobals, PageRequest, ProviderFacts, Viewer};
pub use layer::{Painter, draw_errors, draw_pages};
pub use library::LIBRARY;
pub use negotiation::{Format, wanted};
#[doc(hidden)]
pub use private as __private;
pub use renderer::Renderer;
pub use sample::Sample;
pub use view::{Drawn, View, drawing_of, respond};

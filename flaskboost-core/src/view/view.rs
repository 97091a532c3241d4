//! [`View`]: data plus the name of a template.

use std::sync::Arc;

use axum::response::{IntoResponse, Response};
use http::StatusCode;
use serde::Serialize;

use super::Drawing;

/// What a handler returns: data, and the name of the template that draws it.
///
/// Derive it; the derive also makes the struct an answer (`IntoResponse`). It demands `Serialize`, which a database
/// handle, a password hash and a secret do not have: a view cannot query and cannot leak.
///
/// ```
/// use flaskboost::view::View;
///
/// #[derive(serde::Serialize, View)]
/// #[view("posts/index.html")]
/// struct Index {
///     titles: Vec<String>,
/// }
/// assert_eq!(Index::TEMPLATE, "posts/index.html");
/// assert!(!Index::JSON);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a view",
    label = "a handler returns a view, a `Reply` or a `Redirect`",
    note = "add `#[derive(Serialize, View)]` and `#[view(\"folder/name.html\")]` to `{Self}`"
)]
pub trait View: Serialize + Send + Sync + 'static {
    /// The template, relative to `templates/`.
    const TEMPLATE: &'static str;
    /// Whether a program that asks for JSON gets the same data.
    const JSON: bool;
}

/// The view of a response, found in its extensions until the layer draws it, and afterwards for tests.
#[derive(Clone)]
pub struct Drawn(pub Arc<dyn Drawing>);

/// Makes the response of a view: status 200, no body yet.
#[must_use]
pub fn respond<V: View>(view: V) -> Response {
    let mut response = StatusCode::OK.into_response();
    response.extensions_mut().insert(Drawn(Arc::new(view)));
    response
}

/// The view behind a response, for a test that asserts on data instead of HTML.
#[must_use]
pub fn drawing_of(extensions: &http::Extensions) -> Option<Arc<dyn Drawing>> {
    extensions.get::<Drawn>().map(|drawn| Arc::clone(&drawn.0))
}

//! [`Redirect`]: go on to another page of this site, with a message if you like.

use std::future::Future;
use std::sync::Arc;

use axum::extract::Request;
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};

use crate::error::{Error, Result};
use crate::session::{Flash, FlashButton, Level, Session};
use crate::url::UrlMap;

/// Sends the visitor on (303 See Other): the answer of every successful write.
///
/// ```
/// use flaskboost::controller::Redirect;
///
/// let go = Redirect::to("posts.show").with("id", 7).flash("Post created.");
/// ```
#[derive(Debug, Clone)]
#[must_use = "a redirect does nothing unless a handler returns it"]
pub struct Redirect {
    target: Target,
    flashes: Vec<Flash>,
}

#[derive(Debug, Clone)]
enum Target {
    Route { name: String, parameters: Vec<(String, String)> },
    Path(String),
}

impl Redirect {
    /// To a route, by its name.
    pub fn to(name: impl Into<String>) -> Self {
        Self { target: Target::Route { name: name.into(), parameters: Vec::new() }, flashes: Vec::new() }
    }

    /// To a path of this site. Anything else goes to the front page; see [`crate::auth::safe_next`].
    pub fn path(path: impl AsRef<str>) -> Self {
        let path = crate::auth::safe_next(Some(path.as_ref())).unwrap_or_else(|| "/".to_owned());
        Self { target: Target::Path(path), flashes: Vec::new() }
    }

    /// Adds a parameter; what the route's pattern does not name becomes the query.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "`.with(\"id\", post.id)` reads better than a reference to a number"
    )]
    pub fn with(mut self, name: impl Into<String>, value: impl ToString) -> Self {
        if let Target::Route { parameters, .. } = &mut self.target {
            parameters.push((name.into(), value.to_string()));
        }
        self
    }

    /// Shows a message of success on the next page.
    pub fn flash(self, text: impl Into<String>) -> Self {
        self.flash_as(Level::Success, text)
    }

    /// Shows a message of success on the next page, with a button beside it.
    pub fn flash_with(mut self, text: impl Into<String>, button: FlashButton) -> Self {
        self.flashes.push(Flash::new(Level::Success, text).with_button(button));
        self
    }

    /// Shows a message of failure on the next page.
    pub fn flash_error(self, text: impl Into<String>) -> Self {
        self.flash_as(Level::Error, text)
    }

    /// Shows a message of this level on the next page.
    pub fn flash_as(mut self, level: Level, text: impl Into<String>) -> Self {
        self.flashes.push(Flash::new(level, text));
        self
    }
}

/// A redirect on its way to the layer that resolves it.
#[derive(Clone)]
struct Pending(Arc<Redirect>);

impl IntoResponse for Redirect {
    fn into_response(self) -> Response {
        let mut response = StatusCode::SEE_OTHER.into_response();
        response.extensions_mut().insert(Pending(Arc::new(self)));
        response
    }
}

/// What redirects are resolved with.
#[derive(Clone, Debug)]
pub struct Redirector(pub Arc<UrlMap>);

/// Turns a redirect's route name into a path and puts its messages into the session.
pub async fn follow_redirects<F>(
    redirector: &Redirector,
    request: Request,
    answer: impl FnOnce(Request) -> F,
) -> Response
where
    F: Future<Output = Response>,
{
    let session = request.extensions().get::<Session>().cloned();
    let mut response = answer(request).await;
    let Some(Pending(redirect)) = response.extensions_mut().remove::<Pending>() else { return response };
    match redirector.resolve(&redirect, session).await {
        Ok(location) => {
            response.headers_mut().insert(header::LOCATION, location);
            response
        }
        Err(error) => error.into_response(),
    }
}

impl Redirector {
    async fn resolve(&self, redirect: &Redirect, session: Option<Session>) -> Result<HeaderValue> {
        let path = match &redirect.target {
            Target::Path(path) => path.clone(),
            Target::Route { name, parameters } => {
                let parameters: Vec<(&str, String)> =
                    parameters.iter().map(|(key, value)| (key.as_str(), value.clone())).collect();
                self.0.path(name, &parameters)?
            }
        };
        if let Some(session) = session {
            for flash in &redirect.flashes {
                session.flash(flash.clone()).await?;
            }
        }
        HeaderValue::from_str(&path).map_err(Error::internal)
    }
}

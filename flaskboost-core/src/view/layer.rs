//! The one layer that draws: pages, JSON and errors.

use std::future::Future;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::Request;
use axum::response::{IntoResponse, Redirect, Response};
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};

use super::error_page::{self, ErrorFacts};
use super::refused_form;
use super::renderer::RequestFacts;
use super::{Drawing, Drawn, Format, Globals, PageGlobals, PageRequest, Renderer, wanted};
use crate::error::{Error, Report, Result};
use crate::http::log_path;
use crate::lexicon::Language;
use crate::session::{Flash, Level, Session};

/// What pages are drawn with.
#[derive(Clone)]
pub struct Painter {
    renderer: Renderer,
    globals: Arc<dyn Globals>,
    login: Option<Arc<str>>,
    again: Option<Arc<str>>,
    setup: Option<Arc<str>>,
    shows_causes: bool,
}

impl Painter {
    /// Draws with these templates and globals. `login` is where a page sends a visitor who must log in first;
    /// with `shows_causes` an error page tells the cause, which only development may.
    #[must_use]
    pub fn new(renderer: Renderer, globals: Arc<dyn Globals>, login: Option<String>, shows_causes: bool) -> Self {
        Self { renderer, globals, login: login.map(Arc::from), again: None, setup: None, shows_causes }
    }

    /// Where a page sends a visitor who must prove again who they are.
    #[must_use]
    pub fn with_again(self, again: Option<String>) -> Self {
        Self { again: again.map(Arc::from), ..self }
    }

    /// Where a page sends a visitor whose account must be secured by more than a password.
    #[must_use]
    pub fn with_setup(self, setup: Option<String>) -> Self {
        Self { setup: setup.map(Arc::from), ..self }
    }

    async fn draw(&self, request: &PageRequest, response: Response) -> Response {
        if response.extensions().get::<Finished>().is_some() {
            return response;
        }
        let mut response = self.draw_once(request, response).await;
        response.extensions_mut().insert(Finished);
        response
    }

    async fn draw_once(&self, request: &PageRequest, response: Response) -> Response {
        let (mut parts, body) = response.into_parts();
        if let Some(Drawn(drawing)) = parts.extensions.get::<Drawn>().cloned() {
            if let Some(error) = refusal(request, parts.status, drawing.as_ref()) {
                return self.error(request, &Arc::new(error), parts.headers).await;
            }
            return match self.page(request, drawing.as_ref()).await {
                Ok((body, fields)) => {
                    parts.headers.extend(fields);
                    Response::from_parts(parts, body)
                }
                Err(error) => self.error(request, &Arc::new(error), HeaderMap::new()).await,
            };
        }
        if let Some(Report(error)) = parts.extensions.remove::<Report>() {
            return self.error(request, &error, parts.headers).await;
        }
        let is_bare = parts.status.is_client_error() || parts.status.is_server_error();
        if is_bare && !parts.headers.contains_key(header::CONTENT_TYPE) {
            let error = Arc::new(Error::from_status(parts.status));
            return self.error(request, &error, parts.headers).await;
        }
        Response::from_parts(parts, body)
    }

    async fn page(&self, request: &PageRequest, drawing: &dyn Drawing) -> Result<(Body, HeaderMap)> {
        let mut fields = HeaderMap::new();
        fields.insert(header::VARY, HeaderValue::from_static("accept, cookie"));
        fields.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
        if wanted(&request.headers) == Format::Json {
            if !drawing.offers_json() {
                return Err(Error::from_status(StatusCode::NOT_ACCEPTABLE)
                    .with_hint("This page is for people only: ask for text/html."));
            }
            fields.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
            // Data is for whoever asked for it, now.
            fields.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
            return Ok((Body::from(drawing.json()?), fields));
        }
        let globals = self.globals.collect(request).await?;
        if globals.user.is_some() {
            // After log-out, "back" must not show it again.
            fields.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        }
        let html = self.renderer.page(drawing, &globals, &facts(request))?;
        fields.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        set_csrf_cookie(&html, &globals, &mut fields);
        Ok((Body::from(html), fields))
    }

    async fn error(&self, request: &PageRequest, error: &Arc<Error>, mut fields: HeaderMap) -> Response {
        log(request, error);
        let format = request.format_of_errors();
        if let Some(login) = self.login.as_ref().filter(|_| error.status() == StatusCode::UNAUTHORIZED)
            && format == Format::Html
            // Nobody sees where a WebSocket is sent to.
            && !request.headers.contains_key(header::UPGRADE)
        {
            return to_login(login, request);
        }
        if let Some(again) = self.again.as_ref().filter(|_| error.is_unproven())
            && wanted(&request.headers) == Format::Html
        {
            return to_proof(again, request).await;
        }
        if let Some(setup) = self.setup.as_ref().filter(|_| error.is_unsecured())
            && wanted(&request.headers) == Format::Html
        {
            return to_setup(setup, request, error).await;
        }
        fields.remove(header::CONTENT_LENGTH);
        fields.insert(header::VARY, HeaderValue::from_static("accept, cookie"));
        fields.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        let shown = ErrorFacts::of(error, self.shows_causes);
        let body = if format == Format::Json {
            fields.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
            Body::from(error_page::json(&shown, error, &request.id))
        } else {
            fields.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
            // The page of a database that is gone must not ask the database who is looking.
            let globals = if error.status() == StatusCode::SERVICE_UNAVAILABLE {
                PageGlobals::default()
            } else {
                self.globals.collect(request).await.unwrap_or_default()
            };
            let html = error_page::html(&self.renderer, &shown, &globals, &facts(request));
            set_csrf_cookie(&html, &globals, &mut fields);
            Body::from(html)
        };
        let mut response = (error.status(), body).into_response();
        response.headers_mut().extend(fields);
        response.extensions_mut().insert(Report(Arc::clone(error)));
        response
    }
}

/// Marks a response that has been drawn.
#[derive(Clone)]
struct Finished;

/// Draws what the handler left in its response: stands around all handlers and inside the session layer.
pub async fn draw_pages<F>(painter: &Painter, request: Request, answer: impl FnOnce(Request) -> F) -> Response
where
    F: Future<Output = Response>,
{
    let page = PageRequest {
        headers: request.headers().clone(),
        session: request.extensions().get::<Session>().cloned(),
        extensions: request.extensions().clone(),
        ..PageRequest::bare(&request)
    };
    finish(painter, page, request, answer).await
}

/// Draws what has no page of its own: an error of the session layer, around which it stands, or of a static file.
pub async fn draw_errors<F>(painter: &Painter, request: Request, answer: impl FnOnce(Request) -> F) -> Response
where
    F: Future<Output = Response>,
{
    let mut page = PageRequest::bare(&request);
    for name in [header::ACCEPT, header::COOKIE] {
        if let Some(value) = request.headers().get(&name) {
            page.headers.insert(name, value.clone());
        }
    }
    finish(painter, page, request, answer).await
}

async fn finish<F>(
    painter: &Painter,
    mut page: PageRequest,
    request: Request,
    answer: impl FnOnce(Request) -> F,
) -> Response
where
    F: Future<Output = Response>,
{
    let query = request.uri().query().map(str::to_owned);
    let response = answer(request).await;
    if let Some(query) = query.filter(|_| sends_elsewhere(&response)) {
        page.path = format!("{}?{query}", page.path);
    }
    painter.draw(&page, response).await
}

/// Whether the visitor is sent to another page and back to this one, with its query.
fn sends_elsewhere(response: &Response) -> bool {
    let is_unproven = |report: &Report| report.0.is_unproven();
    response.status() == StatusCode::UNAUTHORIZED || response.extensions().get::<Report>().is_some_and(is_unproven)
}

/// The refusal of a form as an error, for a program: it has no use for the page that shows the form again.
fn refusal(request: &PageRequest, status: StatusCode, drawing: &dyn Drawing) -> Option<Error> {
    let is_asked = status == StatusCode::UNPROCESSABLE_ENTITY && request.format_of_errors() == Format::Json;
    let invalid = is_asked.then(|| refused_form::errors_of(drawing)).flatten()?;
    Some(Error::from_status(status).with_source(invalid))
}

fn facts(request: &PageRequest) -> RequestFacts<'_> {
    let language = Language::wanted(&request.headers);
    RequestFacts {
        path: &request.path,
        method: request.method.as_str(),
        id: &request.id,
        language: language.tag(),
        direction: language.direction(),
    }
}

/// Sets the cookie that the token is bound to, but only for a page that has a form.
fn set_csrf_cookie(html: &str, globals: &PageGlobals, fields: &mut HeaderMap) {
    // The beginning is as unique as the whole, and the search for a short text is the faster one.
    let beginning = globals.csrf_token.get(..32).unwrap_or(&globals.csrf_token);
    if let Some(cookie) = globals.csrf_cookie.as_ref().filter(|_| html.contains(beginning)) {
        fields.append(header::SET_COOKIE, cookie.clone());
    }
}

fn to_login(login: &str, request: &PageRequest) -> Response {
    let is_page = request.method == Method::GET || request.method == Method::HEAD;
    if is_page && request.path != "/" {
        let next = form_urlencoded::byte_serialize(request.path.as_bytes()).collect::<String>();
        Redirect::to(&format!("{login}?next={next}")).into_response()
    } else {
        Redirect::to(login).into_response()
    }
}

/// Sends the visitor to prove who they are, and from there back to the page. What was sent with a write is lost, and
/// they are told so; they come back to the page that the form stood on.
async fn to_proof(again: &str, request: &PageRequest) -> Response {
    let is_page = request.method == Method::GET || request.method == Method::HEAD;
    let next = if is_page { Some(request.path.clone()) } else { page_before(&request.headers) };
    if let Some(session) = request.session.as_ref().filter(|_| !is_page) {
        let told = "This was not done yet. Prove that it is you, then send it once more.";
        if let Err(error) = session.flash(Flash::new(Level::Info, told)).await {
            tracing::warn!(target: "flaskboost::error", "somebody could not be told that a write was not done: {error:?}");
        }
    }
    match next {
        Some(next) => {
            let next: String = form_urlencoded::byte_serialize(next.as_bytes()).collect();
            Redirect::to(&format!("{again}?next={next}")).into_response()
        }
        None => Redirect::to(again).into_response(),
    }
}

/// Sends the visitor to secure their account, and tells them why.
async fn to_setup(setup: &str, request: &PageRequest, error: &Error) -> Response {
    if let Some(session) = &request.session
        && let Err(error) = session.flash(Flash::new(Level::Warning, error.message())).await
    {
        tracing::warn!(target: "flaskboost::error", "somebody could not be told what their account needs: {error:?}");
    }
    Redirect::to(setup).into_response()
}

/// The path of the page that a form stood on, if the browser says so. Whatever a client claims, it is a path of this
/// site.
fn page_before(headers: &HeaderMap) -> Option<String> {
    let page: http::Uri = headers.get(header::REFERER)?.to_str().ok()?.parse().ok()?;
    page.path_and_query().map(|path| path.as_str().to_owned())
}

fn log(request: &PageRequest, error: &Error) {
    let (method, path, id) = (&request.method, log_path(&request.path), &request.id);
    if error.status().is_server_error() {
        tracing::error!(target: "flaskboost::error", %id, "{method} {path}: {error:?}");
    } else {
        tracing::debug!(target: "flaskboost::error", %id, "{method} {path}: {error:?}");
    }
}

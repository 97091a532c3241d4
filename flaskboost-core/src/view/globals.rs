//! What every page knows besides its own data.

use axum::extract::Request;
use chrono::{DateTime, Utc};
use futures_util::future::BoxFuture;
use http::{HeaderMap, HeaderValue, Method};
use serde::Serialize;

use super::negotiation::is_of_program;
use super::{Format, wanted};
use crate::http::RequestId;
use crate::session::{Flash, Session};

/// Where no address is a page.
const API: &str = "/api/admin/";

/// The request that a page answers, as far as globals need it.
#[derive(Debug, Clone)]
pub struct PageRequest {
    /// The path without the query.
    pub path: String,
    /// The method.
    pub method: Method,
    /// The id of the request; empty when nobody gave it one.
    pub id: String,
    /// Whether a program sent it, whatever it says of what it would rather have: one that sends a token, or JSON
    /// without asking for a page, or whatever is sent to the API of the panel. Errors are problems for it.
    pub(super) is_of_program: bool,
    /// The headers.
    pub headers: HeaderMap,
    /// The session, when the layer stands before.
    pub session: Option<Session>,
    /// What layers before put into the request.
    pub extensions: http::Extensions,
}

impl PageRequest {
    /// The request without its headers and extensions.
    pub(super) fn bare(request: &Request) -> Self {
        Self {
            path: request.uri().path().to_owned(),
            method: request.method().clone(),
            id: request.extensions().get::<RequestId>().map(|id| id.as_str().to_owned()).unwrap_or_default(),
            is_of_program: is_of_program(request.headers()) || request.uri().path().starts_with(API),
            headers: HeaderMap::new(),
            session: None,
            extensions: http::Extensions::new(),
        }
    }
}

impl PageRequest {
    /// The format in which this request is refused.
    pub(super) fn format_of_errors(&self) -> Format {
        if self.is_of_program { Format::Json } else { wanted(&self.headers) }
    }
}

/// Collects what every page knows. `app` implements it: it introduces the session, the accounts and the forms,
/// which do not know the view and which the view does not know.
pub trait Globals: Send + Sync + 'static {
    /// The globals of one page.
    fn collect<'a>(&'a self, request: &'a PageRequest) -> BoxFuture<'a, crate::error::Result<PageGlobals>>;
}

/// What one page knows besides its own data.
#[derive(Debug, Default)]
pub struct PageGlobals {
    /// Who is logged in.
    pub user: Option<Viewer>,
    /// Who looks as that person, if it is not they.
    pub impersonation: Option<ImpersonationFacts>,
    /// The messages that wait.
    pub flashes: Vec<Flash>,
    /// The token that every form sends back.
    pub csrf_token: String,
    /// The cookie to set when the page turns out to use the token.
    pub csrf_cookie: Option<HeaderValue>,
}

/// Who is logged in, as templates see them (`user`).
#[derive(Debug, Clone, Serialize)]
pub struct Viewer {
    /// The id of the user.
    pub id: i64,
    /// The e-mail address.
    pub email: String,
    /// The name to show.
    pub name: String,
    /// Whether they may do everything.
    pub is_admin: bool,
    /// The names of their role and of those below it.
    pub roles: Vec<String>,
    /// The names of what they may do, such as `posts.edit`.
    pub permissions: Vec<String>,
}

/// Somebody who looks at the site as somebody else, as the bar at the top of every page tells it (`impersonation`).
#[derive(Debug, Clone, Serialize)]
pub struct ImpersonationFacts {
    /// Who looks.
    pub by: String,
    /// As whom.
    pub name: String,
    /// When it is over.
    pub until: DateTime<Utc>,
    /// Whether they may change something.
    pub may_write: bool,
}

/// What is true of the app for as long as it runs, as templates see it (`app`).
#[derive(Debug, Clone, Default, Serialize)]
pub struct AppFacts {
    /// Its name.
    pub name: String,
    /// The runtime.
    pub runtime: String,
    /// Whether it has accounts.
    pub accounts: bool,
    /// Whether strangers may sign up.
    pub signup: bool,
    /// Whether people may log in with a link by mail.
    pub magic_link: bool,
    /// Whether the box to stay logged in is ticked at first.
    pub remember: bool,
    /// Whether people may ask for a second factor at their log-in.
    pub second_factor: bool,
    /// Whether there are passkeys.
    pub passkeys: bool,
    /// The origin at which passkeys work, if `app.url` is an address for them.
    pub passkeys_at: Option<String>,
    /// The other providers with whom people log in.
    pub login_with: Vec<ProviderFacts>,
    /// Whether people may make tokens for programs.
    pub api_tokens: bool,
    /// Whether the development tools are mounted.
    pub dev: bool,
    /// Where mail goes, in words.
    pub mail: String,
}

/// Another provider with whom people log in, as templates see it.
#[derive(Debug, Clone, Serialize)]
pub struct ProviderFacts {
    /// The name in addresses.
    pub name: String,
    /// The name for people.
    pub label: String,
}

//! [`Routes`]: the routes of a site, each with a name.

use std::collections::BTreeMap;

use axum::Router;
use axum::handler::Handler;
use axum::routing::{MethodRouter, delete, get, patch, post, put};
use http::Method;

use super::route::{Impersonators, Route};
use crate::auth::{Guard, Roles};
use crate::error::{Error, Problem};
use crate::form::CsrfKeys;
use crate::storage::Storage;
use crate::url::UrlMap;

/// The routes of a site or of a part of it.
///
/// Every write (POST, PUT, PATCH, DELETE) is protected against forged requests; nothing has to be switched on.
#[must_use = "routes do nothing until an app has them"]
pub struct Routes<S> {
    routes: Vec<Route<S>>,
}

/// One route in words, for `routes` on the command line and `/dev/routes`.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct RouteFacts {
    /// Its name.
    pub name: String,
    /// The HTTP method.
    pub method: String,
    /// Its pattern.
    pub pattern: String,
    /// Who may pass.
    pub guard: String,
}

/// What routes are connected with when the app is assembled.
#[derive(Debug, Clone)]
pub struct Wiring {
    /// What CSRF tokens are checked with.
    pub csrf: CsrfKeys,
    /// The largest body of an ordinary route, in bytes.
    pub body_limit: usize,
    /// The largest body of a route that takes uploads, in bytes.
    pub upload_limit: usize,
    /// Where the files of a route that takes uploads go.
    pub storage: Storage,
}

impl<S: Clone + Send + Sync + 'static> Routes<S> {
    /// No routes yet.
    pub fn new() -> Self {
        Self { routes: Vec::new() }
    }

    /// Answers GET (and HEAD) at a pattern such as `/posts/{id}`.
    pub fn get<H, T>(self, name: &str, pattern: &str, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        self.add(Method::GET, name, pattern, get(handler))
    }

    /// Answers POST.
    pub fn post<H, T>(self, name: &str, pattern: &str, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        self.add(Method::POST, name, pattern, post(handler))
    }

    /// Answers PUT.
    pub fn put<H, T>(self, name: &str, pattern: &str, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        self.add(Method::PUT, name, pattern, put(handler))
    }

    /// Answers PATCH.
    pub fn patch<H, T>(self, name: &str, pattern: &str, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        self.add(Method::PATCH, name, pattern, patch(handler))
    }

    /// Answers DELETE.
    pub fn delete<H, T>(self, name: &str, pattern: &str, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        self.add(Method::DELETE, name, pattern, delete(handler))
    }

    /// Puts a guard before every route added so far that has none.
    pub fn guard(mut self, guard: Guard) -> Self {
        for route in self.routes.iter_mut().filter(|route| route.guard.is_none()) {
            route.guard = Some(guard);
        }
        self
    }

    /// Keeps every route added so far for browsers: whoever sends `Authorization: Bearer` is refused with 403, whatever
    /// the token may do. So it is with the pages of the accounts, and good for what should need a person.
    pub fn without_tokens(mut self) -> Self {
        for route in &mut self.routes {
            route.takes_tokens = false;
        }
        self
    }

    /// Keeps every route added so far for people themselves: whoever looks at the site as somebody else is refused with 403.
    /// So it is with the pages of the accounts and with the panel, and good for what nobody should see or do in the name of
    /// another, such as a page with bank details.
    ///
    /// ```
    /// # async fn bank() -> &'static str { "" }
    /// use flaskboost::app::AppState;
    /// use flaskboost::auth::Guard;
    /// use flaskboost::controller::Routes;
    ///
    /// let routes: Routes<AppState> =
    ///     Routes::new().get("bank", "/bank", bank).guard(Guard::LoggedIn).without_impersonators();
    /// ```
    pub fn without_impersonators(mut self) -> Self {
        for route in self.routes.iter_mut().filter(|route| route.impersonators == Impersonators::Admitted) {
            route.impersonators = Impersonators::Refused;
        }
        self
    }

    /// Lets whoever looks as somebody else use the route added last, also when they may only look: it is the way out.
    #[cfg(feature = "accounts")]
    pub(crate) fn open_to_impersonators(mut self) -> Self {
        if let Some(route) = self.routes.last_mut() {
            route.impersonators = Impersonators::Free;
        }
        self
    }

    /// Lets the route added last take bodies up to `server.upload_limit_bytes`.
    pub fn takes_upload(mut self) -> Self {
        if let Some(route) = self.routes.last_mut() {
            route.takes_upload = true;
        }
        self
    }

    /// Lets the route added last take requests without a CSRF token, because something else proves who sends them,
    /// such as the signature of a webhook. `reason` is for whoever reads the code.
    pub fn without_csrf(mut self, reason: &'static str) -> Self {
        debug_assert!(!reason.is_empty(), "say why the route needs no CSRF token");
        if let Some(route) = self.routes.last_mut() {
            route.needs_csrf = false;
        }
        self
    }

    /// Adds the routes of another part.
    pub fn merge(mut self, other: Self) -> Self {
        self.routes.extend(other.routes);
        self
    }

    /// Every route in words, in the order of the patterns.
    #[must_use]
    pub fn facts(&self) -> Vec<RouteFacts> {
        let mut facts: Vec<RouteFacts> = self
            .routes
            .iter()
            .map(|route| RouteFacts {
                name: route.name.clone(),
                method: route.method.to_string(),
                pattern: route.pattern.clone(),
                guard: route.guard.map_or_else(|| "anybody".to_owned(), |guard| guard.to_string()),
            })
            .collect();
        facts.sort_by(|a, b| (&a.pattern, &a.method).cmp(&(&b.pattern, &b.method)));
        facts
    }

    /// The names and patterns of all routes, and everything that is wrong with them.
    #[must_use]
    pub fn map(&self) -> (UrlMap, Vec<Problem>) {
        let mut urls = UrlMap::default();
        let mut problems = Vec::new();
        for route in &self.routes {
            if let Err(error) = urls.add(route.method.as_str(), &route.name, &route.pattern) {
                problems.push(Problem::new("FB9200", error.to_string()));
            }
        }
        (urls, problems)
    }

    /// Every guard that asks for a role or a permission that is not declared.
    #[must_use]
    pub fn check_guards(&self, roles: &Roles) -> Vec<Problem> {
        let objections = self.routes.iter().filter_map(|route| {
            let objection = route.guard.and_then(|guard| guard.objection(roles))?;
            Some(Problem::new("FB9401", format!("the guard of route `{}`: {objection}", route.name)))
        });
        objections.collect()
    }

    /// The router of these routes; call it only when [`Routes::map`] finds nothing wrong.
    pub fn into_router(self, wiring: &Wiring) -> Router<S> {
        let mut by_pattern: BTreeMap<String, MethodRouter<S>> = BTreeMap::new();
        for route in self.routes {
            let pattern = route.pattern.clone();
            let wired = route.wired(wiring);
            let merged = match by_pattern.remove(&pattern) {
                Some(known) => known.merge(wired),
                None => wired,
            };
            by_pattern.insert(pattern, merged);
        }
        by_pattern.into_iter().fold(Router::new(), |router, (pattern, handler)| {
            let refuse = || async { Error::from_status(http::StatusCode::METHOD_NOT_ALLOWED) };
            router.route(&pattern, handler.fallback(refuse))
        })
    }

    fn add(mut self, method: Method, name: &str, pattern: &str, handler: MethodRouter<S>) -> Self {
        self.routes.push(Route {
            name: name.to_owned(),
            pattern: pattern.to_owned(),
            method,
            handler,
            guard: None,
            needs_csrf: true,
            takes_upload: false,
            takes_tokens: true,
            impersonators: Impersonators::Admitted,
        });
        self
    }
}

impl<S: Clone + Send + Sync + 'static> Default for Routes<S> {
    fn default() -> Self {
        Self::new()
    }
}

impl<S: Clone + Send + Sync + 'static> std::fmt::Debug for Routes<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.facts()).finish()
    }
}

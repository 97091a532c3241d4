//! The order of the layers, written once.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use axum::routing::any;
use http::StatusCode;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;

use super::globals::SiteGlobals;
use super::{AppState, Plan, accounts};
use crate::auth::{Recogniser, bear, recognise};
use crate::controller::{Redirector, Wiring, follow_redirects};
use crate::error::Error;
use crate::form::CsrfKeys;
use crate::http::{
    SecurityHeaders, StaticFiles, TimeLimit, ToHttps, TrustedProxies, catch_panics, identify_request, limit_time,
    redirect_to_https, security_headers,
};
use crate::random::Random;
use crate::session::{SessionKeeper, remember};
use crate::view::{Painter, draw_errors, draw_pages};

/// What stands around everything.
struct Front {
    random: Random,
    trusted: TrustedProxies,
    to_https: Option<ToHttps>,
    headers: SecurityHeaders,
}

/// What stands around pages; static files need none of it but the drawing of errors.
struct Around {
    painter: Painter,
    keeper: SessionKeeper,
    recogniser: Recogniser,
    redirector: Redirector,
    limit: TimeLimit,
}

/// Request id and log, HTTPS, security headers.
async fn front(State(front): State<Arc<Front>>, request: Request, next: Next) -> Response {
    let front = &*front;
    identify_request(&front.random, &front.trusted, request, move |request| {
        redirect_to_https(front.to_https.as_ref(), request, move |request| {
            security_headers(&front.headers, request, move |request| next.run(request))
        })
    })
    .await
}

/// Token or session, who is asking, drawing, redirects, time limit, panics. What tokens and the session layer refuse is drawn as
/// well.
async fn around(State(around): State<Arc<Around>>, request: Request, next: Next) -> Response {
    let around = &*around;
    draw_errors(&around.painter, request, move |request| {
        bear(&around.recogniser, request, move |request| {
            remember(&around.keeper, request, move |request| {
                recognise(&around.recogniser, request, move |request| {
                    draw_pages(&around.painter, request, move |request| {
                        follow_redirects(&around.redirector, request, move |request| {
                            limit_time(around.limit, catch_panics(next.run(request)))
                        })
                    })
                })
            })
        })
    })
    .await
}

async fn around_files(State(around): State<Arc<Around>>, request: Request, next: Next) -> Response {
    draw_errors(&around.painter, request, move |request| next.run(request)).await
}

/// Puts the layers around the routes. From the outside in: [`front`], compression, [`around`], where a write comes
/// from, and the route with its guard, body limit and CSRF check.
///
/// There are few layers with many steps each, because a router clones all layers below for every layer it passes.
pub(super) fn stack(plan: Plan, state: &AppState, recogniser: Recogniser) -> (Router, SessionKeeper) {
    let settings = &state.settings;
    let is_secure = settings.app.url.starts_with("https://");
    let keys = CsrfKeys::new(settings.secret_key(), is_secure);
    let wiring = Wiring {
        csrf: keys.clone(),
        body_limit: settings.server.body_limit_bytes,
        upload_limit: settings.server.upload_limit_bytes,
        storage: state.storage.clone(),
    };
    let keeper =
        SessionKeeper::new(state.db.clone(), state.clock.clone(), state.random.clone(), &settings.session, is_secure);
    let keeper = accounts::with_alarm(keeper, state);
    let globals = SiteGlobals { keys, random: state.random.clone(), roles: recogniser.roles() };
    let shows_causes = settings.runtime().is_development();
    let rooms = Arc::new(Around {
        painter: Painter::new(plan.renderer, Arc::new(globals), plan.login, shows_causes)
            .with_again(plan.again)
            .with_setup(plan.setup),
        keeper: keeper.clone(),
        recogniser,
        redirector: Redirector(plan.urls),
        limit: TimeLimit(Duration::from_secs(settings.server.timeout_seconds)),
    });

    let pages = plan
        .routes
        .into_router(&wiring)
        .fallback(|| async { Error::from_status(StatusCode::NOT_FOUND) })
        .with_state(state.clone())
        .layer((from_fn_with_state(Arc::clone(&rooms), around), origins(&settings.app.url)));
    let files = Router::new()
        .route("/static/{*path}", any(serve_file))
        .with_state(plan.files)
        .layer(from_fn_with_state(rooms, around_files));

    let site = files.merge(pages);
    let front = from_fn_with_state(Arc::new(Front::new(state, is_secure)), front);
    let site =
        if settings.server.compression { site.layer((front, CompressionLayer::new())) } else { site.layer(front) };
    (site, keeper)
}

impl Front {
    fn new(state: &AppState, is_secure: bool) -> Self {
        let server = &state.settings.server;
        let trusted = TrustedProxies::new(server.trusted_proxies.iter().cloned());
        if server.redirect_https && server.trusted_proxies.is_empty() && !server.host.is_loopback() {
            tracing::warn!(
                "server.redirect_https has no effect until server.trusted_proxies names the proxy that says which \
                 requests came over plain HTTP"
            );
        }
        let to_https = server.redirect_https.then(|| ToHttps {
            origin: state.settings.app.url.replacen("http://", "https://", 1),
            trusted: trusted.clone(),
        });
        let hsts_seconds = Some(server.hsts_seconds).filter(|seconds| is_secure && *seconds > 0);
        Self { random: state.random.clone(), trusted, to_https, headers: SecurityHeaders::new(hsts_seconds) }
    }
}

/// Refuses a write that another site's page sent: by `Sec-Fetch-Site`, else by comparing `Origin` with our address.
fn origins(url: &str) -> CsrfLayer {
    CsrfLayer::new().add_trusted_origin(url).unwrap_or_else(|_| CsrfLayer::new())
}

async fn serve_file(State(files): State<StaticFiles>, request: Request) -> Response {
    let path = request.uri().path().strip_prefix("/static/").unwrap_or_default();
    files.respond(request.method(), path, request.headers())
}

//! One route: a name, a pattern, a method and a handler, with who may pass and what it takes.

use axum::Extension;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::MethodRouter;
use http::Method;

use super::Wiring;
use crate::auth::{Guard, refuse_impersonators, refuse_their_writes, refuse_tokens};
use crate::form::{self, CsrfKeys, Intake};

pub(super) struct Route<S> {
    pub(super) name: String,
    pub(super) pattern: String,
    pub(super) method: Method,
    pub(super) handler: MethodRouter<S>,
    pub(super) guard: Option<Guard>,
    pub(super) needs_csrf: bool,
    pub(super) takes_upload: bool,
    pub(super) takes_tokens: bool,
    pub(super) impersonators: Impersonators,
}

/// How far somebody gets who looks as somebody else.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Impersonators {
    /// They see what the other sees, and write if they may.
    Admitted,
    /// Not at all: it is about oneself.
    Refused,
    /// Always: it is the way out.
    #[cfg_attr(not(feature = "accounts"), expect(dead_code, reason = "the way out is a page of the accounts"))]
    Free,
}

impl<S: Clone + Send + Sync + 'static> Route<S> {
    /// The handler behind its guard, its CSRF check and its body limit.
    ///
    /// The guard stands outermost: a stranger's upload is refused before a byte of it is read.
    pub(super) fn wired(self, wiring: &Wiring) -> MethodRouter<S> {
        let is_write = !matches!(self.method, Method::GET | Method::HEAD | Method::OPTIONS);
        let mut handler = self.handler;
        if is_write && self.needs_csrf {
            handler = handler.layer(from_fn_with_state::<_, CsrfKeys, _>(wiring.csrf.clone(), form::protect));
        }
        if is_write && self.takes_upload {
            handler = handler.layer(Extension(Intake::new(wiring.storage.clone(), wiring.csrf.clone())));
        }
        if is_write {
            let limit = if self.takes_upload { wiring.upload_limit } else { wiring.body_limit };
            handler = handler.layer(DefaultBodyLimit::max(limit));
        }
        if let Some(guard) = self.guard {
            handler = handler.layer(from_fn_with_state(guard, Guard::watch));
        }
        match self.impersonators {
            Impersonators::Refused => handler = handler.layer(from_fn(refuse_impersonators)),
            Impersonators::Admitted if is_write => handler = handler.layer(from_fn(refuse_their_writes)),
            Impersonators::Admitted | Impersonators::Free => {}
        }
        if !self.takes_tokens {
            handler = handler.layer(from_fn(refuse_tokens));
        }
        handler
    }
}

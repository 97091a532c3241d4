//! [`Fetcher`]: asks other servers.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, to_bytes};
use bytes::Bytes;
use http::header::USER_AGENT;
use http::{HeaderValue, Request, Response, Uri};
use hyper_rustls::{ConfigBuilderExt, HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use rustls::ClientConfig;
use rustls::crypto::ring::default_provider;

use super::Error;

/// How long a connection may take.
const CONNECTION: Duration = Duration::from_secs(5);

/// How long a connection is kept that nobody uses.
const IDLE: Duration = Duration::from_secs(30);

/// Asks other servers, each time within a limit of time and of size.
///
/// It follows no redirect: who is asked stands in the settings, and nobody else is to get what was meant for them.
/// Only a server on this machine may be asked without encryption, and that not in production. Clones share their
/// connections.
#[derive(Clone)]
pub struct Fetcher {
    client: Client<HttpsConnector<HttpConnector>, Body>,
    takes_plain: bool,
    patience: Duration,
    longest: usize,
}

impl Fetcher {
    /// Waits at most 10 seconds for an answer, and takes at most 256 KiB. With `takes_plain`, a server on this machine
    /// may be asked over `http://`.
    ///
    /// # Panics
    ///
    /// - The TLS of this program knows no version that is still in use, which a build either has or not.
    #[must_use]
    pub fn new(takes_plain: bool) -> Self {
        let tls = ClientConfig::builder_with_provider(Arc::new(default_provider()))
            .with_safe_default_protocol_versions()
            .expect("ring knows TLS 1.2 and 1.3")
            .with_webpki_roots()
            .with_no_client_auth();
        let mut plain = HttpConnector::new();
        plain.enforce_http(false);
        plain.set_connect_timeout(Some(CONNECTION));
        plain.set_nodelay(true);
        let connector = HttpsConnectorBuilder::new().with_tls_config(tls);
        let connector = if takes_plain { connector.https_or_http() } else { connector.https_only() };
        let client = Client::builder(TokioExecutor::new())
            .pool_timer(TokioTimer::new())
            .pool_idle_timeout(IDLE)
            .build(connector.enable_http1().wrap_connector(plain));
        Self { client, takes_plain, patience: Duration::from_secs(10), longest: 256 * 1024 }
    }

    /// Waits so long and no longer.
    #[must_use]
    pub fn with_patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// Takes answers of so many bytes and no more.
    #[must_use]
    pub fn with_longest(self, longest: usize) -> Self {
        Self { longest, ..self }
    }

    /// Whether this address may be asked at all.
    #[must_use]
    pub fn may_ask(&self, uri: &Uri) -> bool {
        match uri.scheme_str() {
            Some("https") => uri.host().is_some(),
            Some("http") => self.takes_plain && uri.host().is_some_and(is_loopback),
            _ => false,
        }
    }

    /// The answer, whatever its status.
    ///
    /// # Errors
    ///
    /// - The address is not encrypted, and not on this machine.
    /// - There is no connection, or it breaks off.
    /// - The answer takes too long, or is too long.
    pub async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, Error> {
        let host = request.uri().host().unwrap_or_default().to_owned();
        if !self.may_ask(request.uri()) {
            return Err(Error::NotEncrypted { host });
        }
        let seconds = self.patience.as_secs();
        match tokio::time::timeout(self.patience, self.exchange(&host, request)).await {
            Ok(answer) => answer,
            Err(_) => Err(Error::TimedOut { host, seconds }),
        }
    }

    async fn exchange(&self, host: &str, request: Request<Bytes>) -> Result<Response<Bytes>, Error> {
        let mut request = request.map(Body::from);
        request.headers_mut().entry(USER_AGENT).or_insert(HeaderValue::from_static("FlaskBoost"));
        let unreachable = |error: hyper_util::client::legacy::Error| Error::Unreachable {
            host: host.to_owned(),
            source: error.into(),
        };
        let (parts, body) = self.client.request(request).await.map_err(unreachable)?.into_parts();
        let too_large = |_| Error::TooLarge { host: host.to_owned(), limit: self.longest };
        let body = to_bytes(Body::new(body), self.longest).await.map_err(too_large)?;
        Ok(Response::from_parts(parts, body))
    }
}

impl std::fmt::Debug for Fetcher {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Fetcher")
            .field("patience", &self.patience)
            .field("longest", &self.longest)
            .finish_non_exhaustive()
    }
}

/// Only the machine itself: a name such as `localhost.example` is somebody else's.
fn is_loopback(host: &str) -> bool {
    let host = host.trim_matches(['[', ']']);
    host == "localhost" || host.parse().is_ok_and(|address: IpAddr| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn may_ask(takes_plain: bool, uri: &str) -> bool {
        Fetcher::new(takes_plain).may_ask(&uri.parse().unwrap())
    }

    #[test]
    fn only_this_machine_may_be_asked_in_the_clear_and_not_in_production() {
        for uri in ["http://127.0.0.1:8080/token", "http://[::1]/token", "http://localhost:1/token"] {
            assert!(may_ask(true, uri), "{uri}");
            assert!(!may_ask(false, uri), "{uri}");
        }
        for uri in ["http://service.example/token", "http://localhost.example/", "http://127.0.0.1.example/", "/token"]
        {
            assert!(!may_ask(true, uri), "{uri}");
        }
        assert!(may_ask(false, "https://service.example/token"));
    }

    #[tokio::test]
    async fn a_refused_address_is_not_asked() {
        let request = Request::get("http://service.example/").body(Bytes::new()).unwrap();
        let error = Fetcher::new(true).send(request).await.unwrap_err();
        assert!(matches!(error, Error::NotEncrypted { .. }), "{error:?}");
        assert_eq!(crate::error::Error::from(error).status(), 502);
    }
}

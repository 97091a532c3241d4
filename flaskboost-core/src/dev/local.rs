//! [`Local`]: the tools, for a browser on this machine.

use std::net::IpAddr;
use std::ops::Deref;

use axum::extract::{FromRef, FromRequestParts};
use http::request::Parts;
use http::{StatusCode, header, uri};

use super::DevTools;
use crate::controller::{Service, Services};
use crate::error::{Error, Result};
use crate::http::TrustedProxies;

/// The tools, as an extractor that only a browser on this machine passes.
///
/// The peer must be this machine, and so must the name that was asked for: a site elsewhere whose name points here
/// (DNS rebinding) has a local peer, and asks for another name. A proxy or a tunnel that ends here may ask for a
/// local name, but it says that it forwards; one that hides that, such as a bare `proxy_pass`, must not be pointed at
/// a development server.
pub(super) struct Local(Service<DevTools>);

impl Deref for Local {
    type Target = DevTools;

    fn deref(&self) -> &DevTools {
        &self.0
    }
}

impl<S> FromRequestParts<S> for Local
where
    S: Send + Sync,
    Services: FromRef<S>,
{
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self> {
        let tools = Service::<DevTools>::from_request_parts(parts, state).await?;
        let peer = TrustedProxies::peer(&parts.extensions);
        let host = parts.headers.get(header::HOST).map(|host| host.to_str().unwrap_or_default());
        // Inside a test there may be no peer, and an HTTP/1.0 client names no host.
        let is_forwarded = FORWARDING.iter().any(|name| parts.headers.contains_key(*name));
        let is_local =
            peer.is_none_or(is_this_machine) && host.is_none_or(|host| names_this_machine(host, &tools.host));
        if is_local && !is_forwarded { Ok(Self(tools)) } else { Err(Error::from_status(StatusCode::NOT_FOUND)) }
    }
}

/// What proxies and tunnels add to a request that is not their own.
const FORWARDING: [&str; 8] = [
    "forwarded",
    "via",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-proto",
    "x-real-ip",
    "cf-connecting-ip",
    "true-client-ip",
];

fn is_this_machine(peer: IpAddr) -> bool {
    peer.to_canonical().is_loopback()
}

/// Whether a `Host` header asks for this machine, or for the host of `app.url`, which the developer chose, if that
/// is a name that only exists at home.
fn names_this_machine(host: &str, chosen: &str) -> bool {
    let Ok(authority) = host.parse::<uri::Authority>() else { return false };
    let name = authority.host().trim_matches(['[', ']']);
    let is_loopback = name.parse().is_ok_and(is_this_machine);
    is_loopback || name == "localhost" || name.ends_with(".localhost") || (is_of_home(chosen) && name == chosen)
}

/// Names that no public server has (RFC 6761, RFC 6762, RFC 8375).
fn is_of_home(name: &str) -> bool {
    [".test", ".local", ".localhost", ".home.arpa"].iter().any(|end| name.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_local() {
        for (peer, is_local) in [("127.0.0.1", true), ("::1", true), ("::ffff:127.0.0.1", true), ("10.0.0.7", false)] {
            assert_eq!(is_this_machine(peer.parse().unwrap()), is_local, "{peer}");
        }
    }

    #[test]
    fn a_foreign_name_that_points_here_is_not_local() {
        for host in ["localhost", "localhost:5000", "127.0.0.1:5000", "[::1]:5000", "app.localhost", "dev.test:5000"] {
            assert!(names_this_machine(host, "dev.test"), "{host}");
        }
        for host in ["evil.example:5000", "localhost.evil.example", "10.0.0.7:5000", "", "a b", "dev.test.evil"] {
            assert!(!names_this_machine(host, "dev.test"), "{host}");
        }
        assert!(!names_this_machine("", ""));
        assert!(!names_this_machine("staging.example.com", "staging.example.com"), "strangers reach that name");
    }
}

//! [`ClientIp`]: who is really asking, when proxies stand in between.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::extract::ConnectInfo;
use http::{Extensions, HeaderMap};

use crate::settings::Network;

/// The address of the client: the peer's own, or what a trusted proxy says it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClientIp(pub IpAddr);

/// The proxies whose `X-Forwarded-*` headers are believed; none by default.
#[derive(Debug, Clone, Default)]
pub struct TrustedProxies(Arc<[Network]>);

impl TrustedProxies {
    /// Trusts these networks.
    #[must_use]
    pub fn new(networks: impl IntoIterator<Item = Network>) -> Self {
        Self(networks.into_iter().collect())
    }

    /// Whether the address is one of them.
    #[must_use]
    pub fn contains(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.contains(address))
    }

    /// The client behind the peer: `X-Forwarded-For` is read from its end for as long as trusted proxies wrote it.
    #[must_use]
    pub fn client(&self, peer: IpAddr, headers: &HeaderMap) -> ClientIp {
        let mut client = peer;
        let forwarded = headers.get_all("x-forwarded-for");
        let hops: Vec<&str> =
            forwarded.iter().filter_map(|value| value.to_str().ok()).flat_map(|v| v.split(',')).collect();
        for hop in hops.into_iter().rev() {
            if !self.contains(client) {
                break;
            }
            match hop.trim().parse() {
                Ok(address) => client = address,
                Err(_) => break,
            }
        }
        ClientIp(client)
    }

    /// The address of the peer itself, as the server noted it.
    #[must_use]
    pub fn peer(extensions: &Extensions) -> Option<IpAddr> {
        extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(trusted: &[&str], peer: &str, forwarded: &str) -> String {
        let trusted = TrustedProxies::new(trusted.iter().map(|network| network.parse().unwrap()));
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", forwarded.parse().unwrap());
        trusted.client(peer.parse().unwrap(), &headers).0.to_string()
    }

    #[test]
    fn nobody_is_believed_by_default() {
        assert_eq!(client(&[], "10.0.0.1", "1.2.3.4"), "10.0.0.1");
    }

    #[test]
    fn only_what_trusted_proxies_wrote_is_believed() {
        assert_eq!(client(&["10.0.0.0/8"], "10.0.0.1", "6.6.6.6, 1.2.3.4"), "1.2.3.4");
        assert_eq!(client(&["10.0.0.0/8"], "10.0.0.1", "6.6.6.6, 1.2.3.4, 10.0.0.2"), "1.2.3.4");
        assert_eq!(client(&["10.0.0.0/8"], "9.9.9.9", "1.2.3.4"), "9.9.9.9");
        assert_eq!(client(&["10.0.0.0/8"], "10.0.0.1", "nonsense"), "10.0.0.1");
    }
}

//! [`ClientIp`]: who is really asking, when proxies stand in between.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;

use axum::extract::{ConnectInfo, FromRequestParts, OptionalFromRequestParts};
use http::request::Parts;
use http::{Extensions, HeaderMap};

use crate::error::{Error, Result};
use crate::settings::Network;

/// The address of the client: the peer's own, or what a trusted proxy says it is.
///
/// As an extractor it is there in every request that came over the network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClientIp(pub IpAddr);

impl ClientIp {
    /// What one client has at least, so that its addresses count as one: the address itself of IPv4, the /64 of IPv6.
    ///
    /// ```
    /// use flaskboost::http::ClientIp;
    ///
    /// let subnet = |address: &str| address.parse().map(|address| ClientIp(address).subnet().to_string());
    /// assert_eq!(subnet("192.0.2.77")?, "192.0.2.77");
    /// assert_eq!(subnet("2001:db8:1:2:3:4:5:6")?, "2001:db8:1:2::");
    /// # Ok::<(), std::net::AddrParseError>(())
    /// ```
    #[must_use]
    pub fn subnet(self) -> IpAddr {
        match self.0.to_canonical() {
            IpAddr::V4(address) => address.into(),
            IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << 64)).into(),
        }
    }

    /// The network that a client may have for itself: the /24 of IPv4, the /48 of IPv6, the largest that providers give
    /// to one site (RFC 6177). Whoever has a network changes addresses at will, so what is counted by subnet is counted
    /// by network too.
    ///
    /// ```
    /// use flaskboost::http::ClientIp;
    ///
    /// let network = |address: &str| address.parse().map(|address| ClientIp(address).network().to_string());
    /// assert_eq!(network("192.0.2.77")?, "192.0.2.0");
    /// assert_eq!(network("2001:db8:1:2:3:4:5:6")?, "2001:db8:1::");
    /// assert_eq!(network("::ffff:192.0.2.77")?, "192.0.2.0");
    /// # Ok::<(), std::net::AddrParseError>(())
    /// ```
    #[must_use]
    pub fn network(self) -> IpAddr {
        match self.0.to_canonical() {
            IpAddr::V4(address) => Ipv4Addr::from_bits(address.to_bits() & !0xff).into(),
            IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << 80)).into(),
        }
    }
}

/// The address; one of IPv4 that arrives inside IPv6 is written as IPv4.
impl fmt::Display for ClientIp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.to_canonical().fmt(f)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for ClientIp {
    type Rejection = Error;

    /// # Errors
    ///
    /// - The request did not come over the network.
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self> {
        let client = <Self as OptionalFromRequestParts<S>>::from_request_parts(parts, state).await?;
        client.ok_or_else(|| Error::internal("nobody noted where this request comes from"))
    }
}

impl<S: Send + Sync> OptionalFromRequestParts<S> for ClientIp {
    type Rejection = Error;

    /// # Errors
    ///
    /// - Never.
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Option<Self>> {
        Ok(parts.extensions.get().copied())
    }
}

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

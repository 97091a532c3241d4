//! [`Caller`]: what a request tells of the device that sent it.

use std::convert::Infallible;
use std::net::IpAddr;

use axum::extract::FromRequestParts;
use http::request::Parts;
use http::{Extensions, HeaderMap, header};

use super::{ClientIp, device_name};

/// The longest `User-Agent` that is kept, in characters.
const LONGEST: usize = 300;

/// What a request tells of the device that sent it: enough for its owner to know it again, and no proof of anything,
/// since a client may send what it likes.
///
/// An extractor that refuses nobody.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Caller {
    /// The address of the client, if it is known; see [`ClientIp`].
    pub address: Option<IpAddr>,
    /// What the client calls itself: at most 300 characters of plain text, perhaps none.
    pub user_agent: String,
}

impl Caller {
    /// The caller behind a request that the outermost layers have seen.
    #[must_use]
    pub fn of(headers: &HeaderMap, extensions: &Extensions) -> Self {
        let agent = headers.get(header::USER_AGENT).map(|value| String::from_utf8_lossy(value.as_bytes()));
        let plain = agent.as_deref().unwrap_or_default().chars().filter(|c| !c.is_control());
        Self {
            address: extensions.get::<ClientIp>().map(|client| client.0.to_canonical()),
            user_agent: plain.take(LONGEST).collect(),
        }
    }

    /// The address, to count or to compare; see [`ClientIp`].
    #[must_use]
    pub fn client(&self) -> Option<ClientIp> {
        self.address.map(ClientIp)
    }

    /// The device in words, such as `Firefox on Linux`.
    #[must_use]
    pub fn device(&self) -> String {
        device_name(&self.user_agent)
    }

    /// The address as text; empty when it is not known.
    #[must_use]
    pub fn address_text(&self) -> String {
        self.address.map(|address| address.to_string()).unwrap_or_default()
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Caller {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of(&parts.headers, &parts.extensions))
    }
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn caller(agent: &[u8]) -> Caller {
        let mut headers = HeaderMap::new();
        headers.insert(header::USER_AGENT, HeaderValue::from_bytes(agent).unwrap());
        Caller::of(&headers, &Extensions::new())
    }

    #[test]
    fn what_is_kept_of_a_user_agent_is_bounded_plain_text() {
        assert_eq!(caller(b"a\tb").user_agent, "ab");
        assert_eq!(caller("ä".repeat(400).as_bytes()).user_agent, "ä".repeat(300));
        assert_eq!(caller(b"x\xff\xfey").user_agent, "x\u{fffd}\u{fffd}y");
        assert_eq!(Caller::of(&HeaderMap::new(), &Extensions::new()), Caller::default());
    }

    #[test]
    fn an_address_is_written_in_its_shortest_form() {
        let mut extensions = Extensions::new();
        extensions.insert(ClientIp("::ffff:192.0.2.7".parse().unwrap()));
        assert_eq!(Caller::of(&HeaderMap::new(), &extensions).address_text(), "192.0.2.7");
        assert_eq!(Caller::default().address_text(), "");
    }
}

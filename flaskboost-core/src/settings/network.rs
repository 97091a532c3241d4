//! A range of addresses, such as `10.0.0.0/8`.

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// One address or a range in CIDR form.
///
/// ```
/// use flaskboost::settings::Network;
///
/// let inside: Network = "10.0.0.0/8".parse()?;
/// assert!(inside.contains("10.1.2.3".parse()?));
/// assert!(!inside.contains("11.0.0.1".parse()?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Network {
    first: IpAddr,
    prefix: u8,
}

/// A text that is neither an address nor a range.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidNetwork {
    /// Not an address, with or without `/` and a number.
    #[error("`{0}` is neither an address such as 10.0.0.1 nor a range such as 10.0.0.0/8")]
    Syntax(String),
    /// The number after `/` is larger than the address is long.
    #[error("`{text}` has a prefix longer than the {bits} bits of the address")]
    Prefix {
        /// The text as given.
        text: String,
        /// The bits in an address of that kind.
        bits: u8,
    },
    /// The address is inside the range, not its beginning.
    #[error("`{text}` does not begin its range; write `{begins}`")]
    InsideRange {
        /// The text as given.
        text: String,
        /// The range that holds the given address.
        begins: Network,
    },
}

impl Network {
    /// Is the address inside? An IPv4 address that arrives inside IPv6 counts as IPv4.
    pub fn contains(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        address.is_ipv4() == self.first.is_ipv4() && masked(address, self.prefix) == self.first
    }
}

/// The number of bits in an address of this kind.
const fn bits(address: IpAddr) -> u8 {
    if address.is_ipv4() { 32 } else { 128 }
}

/// The address with all bits after the prefix cleared.
fn masked(address: IpAddr, prefix: u8) -> IpAddr {
    match address {
        IpAddr::V4(v4) => {
            let mask = u32::MAX.checked_shl(32 - u32::from(prefix)).unwrap_or(0);
            IpAddr::V4((v4.to_bits() & mask).into())
        }
        IpAddr::V6(v6) => {
            let mask = u128::MAX.checked_shl(128 - u32::from(prefix)).unwrap_or(0);
            IpAddr::V6((v6.to_bits() & mask).into())
        }
    }
}

impl FromStr for Network {
    type Err = InvalidNetwork;

    fn from_str(text: &str) -> Result<Self, InvalidNetwork> {
        let syntax = || InvalidNetwork::Syntax(text.to_owned());
        let (address, prefix) = match text.split_once('/') {
            None => (text, None),
            Some((address, prefix)) => (address, Some(prefix)),
        };
        let address: IpAddr = address.parse().map_err(|_| syntax())?;
        let bits = bits(address);
        let prefix = match prefix {
            None => bits,
            Some(prefix) => prefix.parse().map_err(|_| syntax())?,
        };
        if prefix > bits {
            let text = text.to_owned();
            return Err(InvalidNetwork::Prefix { text, bits });
        }
        let begins = Self { first: masked(address, prefix), prefix };
        if begins.first != address {
            let text = text.to_owned();
            return Err(InvalidNetwork::InsideRange { text, begins });
        }
        Ok(begins)
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.prefix == bits(self.first) { self.first.fmt(f) } else { write!(f, "{}/{}", self.first, self.prefix) }
    }
}

impl TryFrom<String> for Network {
    type Error = InvalidNetwork;

    fn try_from(text: String) -> Result<Self, InvalidNetwork> {
        text.parse()
    }
}

impl From<Network> for String {
    fn from(network: Network) -> Self {
        network.to_string()
    }
}

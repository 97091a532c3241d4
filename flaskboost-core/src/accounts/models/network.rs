//! The network that an address belongs to, as far as a log-in is known again by it.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// The first 24 bits of an IPv4 address, the first 48 of an IPv6 address: an address from the same provider is no
/// surprise. What is no address is a network of its own.
pub(super) fn network_of(address: &str) -> String {
    match address.parse() {
        Ok(IpAddr::V4(address)) => {
            let [a, b, c, _] = address.octets();
            Ipv4Addr::new(a, b, c, 0).to_string()
        }
        Ok(IpAddr::V6(address)) => {
            let [a, b, c, ..] = address.segments();
            Ipv6Addr::new(a, b, c, 0, 0, 0, 0, 0).to_string()
        }
        Err(_) => address.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_share_a_network_and_strangers_do_not() {
        for (one, other) in [("192.0.2.7", "192.0.2.250"), ("2001:db8:1::1", "2001:db8:1:ffff::2"), ("", "")] {
            assert_eq!(network_of(one), network_of(other));
        }
        for (one, other) in [("192.0.2.7", "192.0.3.7"), ("2001:db8:1::1", "2001:db8:2::1"), ("", "192.0.2.7")] {
            assert_ne!(network_of(one), network_of(other));
        }
    }
}

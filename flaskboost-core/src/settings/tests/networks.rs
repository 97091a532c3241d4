//! A network holds the addresses of its range and no others.

use crate::settings::Network;

fn holds(network: &str, address: &str) -> bool {
    let network: Network = network.parse().expect("a network");
    network.contains(address.parse().expect("an address"))
}

#[test]
fn a_network_holds_its_range() {
    for (network, address) in [
        ("10.0.0.0/8", "10.255.255.255"),
        ("10.0.0.0/8", "::ffff:10.0.0.1"),
        ("192.168.1.128/25", "192.168.1.128"),
        ("127.0.0.1", "127.0.0.1"),
        ("0.0.0.0/0", "255.255.255.255"),
        ("fd00::/8", "fdff::1"),
        ("::/0", "2001:db8::1"),
        ("::1", "::1"),
        ("::1/128", "::1"),
    ] {
        assert!(holds(network, address), "{network} {address}");
    }
}

#[test]
fn a_network_holds_nothing_else() {
    for (network, address) in [
        ("10.0.0.0/8", "11.0.0.0"),
        ("192.168.1.128/25", "192.168.1.127"),
        ("127.0.0.1", "127.0.0.2"),
        ("0.0.0.0/0", "::1"),
        ("::/0", "127.0.0.1"),
        ("fd00::/8", "fc00::1"),
    ] {
        assert!(!holds(network, address), "{network} {address}");
    }
}

#[test]
fn what_is_no_network_is_refused_with_advice() {
    for (text, complaint) in [
        ("", "`` is neither an address such as 10.0.0.1 nor a range such as 10.0.0.0/8"),
        ("proxy", "`proxy` is neither an address such as 10.0.0.1 nor a range such as 10.0.0.0/8"),
        ("10.0.0.0/", "`10.0.0.0/` is neither an address such as 10.0.0.1 nor a range such as 10.0.0.0/8"),
        ("10.0.0.0/33", "`10.0.0.0/33` has a prefix longer than the 32 bits of the address"),
        ("::/129", "`::/129` has a prefix longer than the 128 bits of the address"),
        ("10.1.2.3/8", "`10.1.2.3/8` does not begin its range; write `10.0.0.0/8`"),
        ("fd00::1/8", "`fd00::1/8` does not begin its range; write `fd00::/8`"),
    ] {
        assert_eq!(text.parse::<Network>().expect_err(text).to_string(), complaint);
    }
}

#[test]
fn a_network_prints_as_it_was_written() {
    for text in ["10.0.0.0/8", "127.0.0.1", "fd00::/8", "::1"] {
        assert_eq!(text.parse::<Network>().expect(text).to_string(), text);
    }
}

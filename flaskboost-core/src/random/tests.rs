//! The system's bytes differ, a seed's bytes repeat.

use crate::random::Random;

#[test]
fn the_systems_bytes_are_never_the_same_twice() {
    let random = Random::system();
    assert_ne!(random.bytes::<32>(), random.bytes::<32>());
}

#[test]
fn one_seed_gives_one_stream_and_another_seed_another() {
    let (one, same, other) = (Random::seeded(1), Random::seeded(1), Random::seeded(2));
    let first = one.bytes::<16>();
    assert_eq!(first, same.bytes::<16>());
    assert_ne!(first, one.bytes::<16>());
    assert_ne!(first, other.bytes::<16>());
}

#[test]
fn clones_draw_from_one_stream() {
    let random = Random::seeded(1);
    assert_ne!(random.clone().bytes::<8>(), random.bytes::<8>());
}

#[test]
fn long_and_empty_draws_are_filled_exactly() {
    let long = Random::seeded(3).bytes::<70>();
    assert_ne!(long[..32], long[32..64]);
    assert_ne!(long[64..], [0; 6]);
    assert_eq!(Random::seeded(3).bytes::<0>(), [0; 0]);
}

#[test]
fn a_token_is_43_characters_that_need_no_escape() {
    for random in [Random::system(), Random::seeded(9)] {
        let token = random.token();
        assert_eq!(token.len(), 43);
        assert!(token.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_'), "{token}");
    }
}

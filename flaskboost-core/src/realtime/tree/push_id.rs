//! [`PushIds`]: keys that are ordered by the time they were made.

use super::Key;

const ALPHABET: &[u8; 64] = b"-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

/// Makes keys of twenty characters that are ordered by the time they were made: eight for the milliseconds, twelve by
/// chance. Two of the same millisecond are one apart.
///
/// Source: `nextPushId` of the official JavaScript client.
#[derive(Debug, Default)]
pub struct PushIds {
    last: Option<(u64, [u8; 12])>,
}

impl PushIds {
    /// The next key, at this many milliseconds since 1970. `chance` gives twelve random bytes; it is asked once for
    /// each millisecond. A clock that goes back does not make keys go back.
    pub fn next(&mut self, now: u64, chance: impl FnOnce() -> [u8; 12]) -> Key {
        let (time, digits) = match self.last.take() {
            Some((time, digits)) if now <= time => one_more(time, digits),
            _ => (now, chance().map(|byte| byte & 63)),
        };
        self.last = Some((time, digits));
        let of_time = (0..8).rev().map(|place| (time >> (6 * place)) & 63);
        let of_time = of_time.filter_map(|digit| usize::try_from(digit).ok());
        let text: String = of_time
            .chain(digits.iter().map(|digit| usize::from(*digit)))
            .filter_map(|digit| ALPHABET.get(digit).copied().map(char::from))
            .collect();
        // Its letters are those that keys have.
        Key::of_sound_text(&text)
    }
}

/// The next one of the same millisecond; after the last of all, the first of the next millisecond.
fn one_more(time: u64, mut digits: [u8; 12]) -> (u64, [u8; 12]) {
    for digit in digits.iter_mut().rev() {
        if *digit < 63 {
            *digit += 1;
            return (time, digits);
        }
        *digit = 0;
    }
    (time + 1, digits)
}

#[cfg(test)]
mod tests {
    use super::{PushIds, one_more};

    #[test]
    fn keys_are_ordered_by_the_time_they_were_made() {
        let mut ids = PushIds::default();
        let mut made = Vec::new();
        for now in [1_700_000_000_000, 1_700_000_000_000, 1_700_000_000_001, 1_699_999_999_999, 1_800_000_000_000] {
            made.push(ids.next(now, || [255; 12]).to_string());
        }
        assert!(made.is_sorted_by(|a, b| a < b), "{made:?}");
        assert!(made.iter().all(|key| key.len() == 20));
        // 1_700_000_000_000 is 0x18BCFE56800.
        assert_eq!(made[0], "-NjEtLV-zzzzzzzzzzzz");
    }

    #[test]
    fn after_the_last_of_a_millisecond_comes_the_next_millisecond() {
        assert_eq!(one_more(5, [63; 12]), (6, [0; 12]));
        let mut digits = [63; 12];
        digits[0] = 1;
        assert_eq!(one_more(5, digits), (5, [2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
    }
}

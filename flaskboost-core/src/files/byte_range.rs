//! Which bytes of a file a request asks for.

use std::ops::Range;

/// Which bytes of a file a request asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ByteRange {
    /// All of them: nothing was asked, or something that may be left unheard, such as several parts.
    Whole,
    /// These.
    Part(Range<u64>),
    /// Some behind the end.
    Beyond,
}

impl ByteRange {
    /// Reads the header `Range` of RFC 9110, section 14.2, for a file of `size` bytes.
    pub(super) fn read(header: &str, size: u64) -> Self {
        let Some(set) = header.trim().strip_prefix("bytes=") else { return Self::Whole };
        let Some((first, last)) = set.split_once('-') else { return Self::Whole };
        let (first, last) = (first.trim(), last.trim());
        let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number(first) || !is_number(last) || (first.is_empty() && last.is_empty()) {
            return Self::Whole;
        }
        // More digits than fit are behind every end.
        let number = |text: &str| text.parse::<u64>().unwrap_or(u64::MAX);
        let (start, end) = match (first.is_empty(), last.is_empty()) {
            (true, _) => (size.saturating_sub(number(last)), size),
            (false, true) => (number(first), size),
            (false, false) if number(last) < number(first) => return Self::Whole,
            (false, false) => (number(first), number(last).saturating_add(1).min(size)),
        };
        if start < end { Self::Part(start..end) } else { Self::Beyond }
    }
}

#[cfg(test)]
mod tests {
    use super::ByteRange::{self, Beyond, Part, Whole};

    #[test]
    fn a_range_is_read_as_the_standard_says() {
        for (header, range) in [
            ("bytes=0-0", Part(0..1)),
            ("bytes=2-5", Part(2..6)),
            ("bytes=2-", Part(2..10)),
            ("bytes=-3", Part(7..10)),
            ("bytes=-30", Part(0..10)),
            ("bytes=0-99", Part(0..10)),
            ("bytes=9-9", Part(9..10)),
            ("bytes=0-99999999999999999999999", Part(0..10)),
        ] {
            assert_eq!(ByteRange::read(header, 10), range, "{header}");
        }
    }

    #[test]
    fn what_is_behind_the_end_cannot_be_given() {
        for header in ["bytes=10-", "bytes=10-20", "bytes=-0", "bytes=99999999999999999999999-"] {
            assert_eq!(ByteRange::read(header, 10), Beyond, "{header}");
        }
        assert_eq!(ByteRange::read("bytes=0-", 0), Beyond);
    }

    #[test]
    fn what_is_no_range_or_several_is_not_heard() {
        for header in
            ["", "bytes", "bytes=", "bytes=-", "bytes=5-2", "bytes=0-1,3-4", "lines=0-1", "bytes=a-b", "bytes=--1"]
        {
            assert_eq!(ByteRange::read(header, 10), Whole, "{header}");
        }
    }
}

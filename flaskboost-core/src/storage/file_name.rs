//! The name that a file had where it came from: shown to people, and never part of a path.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// The longest name that is kept, in bytes.
const MAX: usize = 200;

/// What RFC 8187 lets stand in a name as it is.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'.').remove(b'-').remove(b'_');

/// The last part of the name, without characters that are not to be seen or that turn the direction of a text, so that
/// `gpj.exe` cannot be made to look like `exe.jpg`.
pub(super) fn cleaned(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let mut kept = String::new();
    for letter in last.chars().filter(|letter| !is_hidden(*letter)) {
        if kept.len() + letter.len_utf8() > MAX {
            break;
        }
        kept.push(letter);
    }
    let kept = kept.trim().trim_end_matches('.').trim();
    if kept.is_empty() { "file".to_owned() } else { kept.to_owned() }
}

fn is_hidden(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// The header `Content-Disposition`: with a plain name for old clients, and the whole one as RFC 6266 has it.
pub(super) fn disposition(kind: &str, name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|letter| if letter.is_ascii_alphanumeric() || ".-_ ".contains(letter) { letter } else { '_' })
        .collect();
    format!("{kind}; filename=\"{plain}\"; filename*=UTF-8''{}", utf8_percent_encode(name, PLAIN))
}

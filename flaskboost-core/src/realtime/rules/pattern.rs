//! The patterns of `matches`: the part of JavaScript's that the rules language has.

use regex::{Regex, RegexBuilder};

/// How much memory a compiled pattern may take.
const LARGEST: usize = 1 << 20;

/// Compiles what stands between the slashes.
///
/// # Errors
///
/// - It has what the language has not: looking around, references to groups, flags beside `i`.
pub(super) fn compile(body: &str, flags: &str) -> Result<Regex, String> {
    if !matches!(flags, "" | "i") {
        return Err(format!("a pattern takes the flag `i`, not `{flags}`"));
    }
    let pattern = translated(body)?;
    let built = RegexBuilder::new(&pattern).case_insensitive(flags == "i").size_limit(LARGEST).build();
    built.map_err(|_| "this pattern cannot be read, or is too large".to_owned())
}

/// The same pattern as the crate `regex` reads it: its classes are wider, and its sets have operators.
fn translated(body: &str) -> Result<String, String> {
    let mut out = String::with_capacity(body.len() + 8);
    let mut letters = body.chars().peekable();
    let mut is_in_set = false;
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => {
                let Some(escaped) = letters.next() else { return Err("this pattern ends with `\\`".to_owned()) };
                out.push_str(&class(escaped, is_in_set)?);
            }
            '[' if is_in_set => out.push_str("\\["),
            '[' => {
                is_in_set = true;
                out.push('[');
                if letters.next_if_eq(&'^').is_some() {
                    out.push('^');
                }
            }
            ']' => {
                is_in_set = false;
                out.push(']');
            }
            '&' | '~' | '#' if is_in_set => {
                out.push('\\');
                out.push(letter);
            }
            '(' if !is_in_set && letters.peek() == Some(&'?') => {
                letters.next();
                if letters.next() != Some(':') {
                    return Err("a pattern cannot look around, nor name its groups".to_owned());
                }
                out.push_str("(?:");
            }
            _ => out.push(letter),
        }
    }
    Ok(out)
}

fn class(escaped: char, is_in_set: bool) -> Result<String, String> {
    const SPACES: &str =
        r"\t\n\x0B\x0C\r \u{A0}\u{1680}\u{2000}-\u{200A}\u{2028}\u{2029}\u{202F}\u{205F}\u{3000}\u{FEFF}";
    let of = |inner: &str| if is_in_set { inner.to_owned() } else { format!("[{inner}]") };
    Ok(match escaped {
        'd' => of("0-9"),
        'w' => of("0-9A-Za-z_"),
        's' => of(SPACES),
        'D' if !is_in_set => "[^0-9]".to_owned(),
        'W' if !is_in_set => "[^0-9A-Za-z_]".to_owned(),
        'S' if !is_in_set => format!("[^{SPACES}]"),
        'b' if !is_in_set => r"(?-u:\b)".to_owned(),
        't' => r"\t".to_owned(),
        'n' => r"\n".to_owned(),
        'r' => r"\r".to_owned(),
        'f' => r"\x0C".to_owned(),
        'v' => r"\x0B".to_owned(),
        _ if escaped.is_ascii_alphanumeric() => return Err(format!("a pattern has no `\\{escaped}`")),
        _ if escaped.is_ascii_punctuation() => format!("\\{escaped}"),
        _ => escaped.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::compile;

    #[test]
    fn patterns_match_as_they_do_in_javascript() {
        let cases = [
            (r"^\d+$", "", "123", true),
            (r"^\d+$", "", "٣", false),
            (r"^[\w.-]+@[a-z]+\.com$", "", "a.b-c@example.com", true),
            (r"^[[&~]+$", "", "[&~", true),
            (r"^ABC$", "i", "abc", true),
            (r"^a\/b$", "", "a/b", true),
            (r"^(?:ab){2,3}$", "", "abab", true),
            (r"^[^a]$", "", "a", false),
            (r"^.$", "", "\n", false),
            (r"\bcat\b", "", "a cat!", true),
        ];
        for (body, flags, text, expected) in cases {
            assert_eq!(compile(body, flags).expect("a pattern").is_match(text), expected, "/{body}/{flags} {text:?}");
        }
    }

    #[test]
    fn what_the_language_has_not_is_refused() {
        for (body, flags) in [
            ("(?=a)", ""),
            ("(?<!a)", ""),
            (r"(a)\1", ""),
            ("a", "g"),
            ("a", "ig"),
            ("(", ""),
            ("a{1000}{1000}", ""),
            ("\\", ""),
        ] {
            assert!(compile(body, flags).is_err(), "/{body}/{flags}");
        }
    }
}

//! The words of an expression.

use super::error::Fault;

/// A word of an expression.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    Number(f64),
    Text(String),
    /// What stands between slashes, and the letters after them.
    Pattern(String, String),
    Name(String),
    Sign(&'static str),
}

/// A word and where it begins.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Placed {
    pub(super) token: Token,
    pub(super) at: usize,
}

/// Longer signs first.
const SIGNS: [&str; 28] = [
    "===", "!==", "==", "!=", "<=", ">=", "&&", "||", "--", "++", "+", "-", "*", "/", "%", "<", ">", "!", "?", ":",
    "(", ")", "[", "]", ",", ".", ";", "=",
];

/// Splits an expression into words.
pub(super) fn tokens(text: &str) -> Result<Vec<Placed>, Fault> {
    let mut found: Vec<Placed> = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let Some(first) = rest.chars().next() else { break };
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        let (token, length) = match first {
            '"' | '\'' => quoted(rest, first, at)?,
            '/' if !follows_a_value(found.last()) => pattern(rest, at)?,
            '0'..='9' => number(rest, at)?,
            _ if is_of_name(first) && !first.is_ascii_digit() => {
                let length = rest.find(|c| !is_of_name(c)).unwrap_or(rest.len());
                (Token::Name(rest.chars().take_while(|c| is_of_name(*c)).collect()), length)
            }
            _ => {
                let sign = SIGNS.iter().find(|sign| rest.starts_with(**sign));
                let sign = sign.ok_or_else(|| Fault::new(at, format!("{first:?} means nothing here")))?;
                (Token::Sign(sign), sign.len())
            }
        };
        found.push(Placed { token, at });
        at += length;
    }
    Ok(found)
}

fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

/// Whether a slash here divides, and begins no pattern.
fn follows_a_value(last: Option<&Placed>) -> bool {
    match last.map(|last| &last.token) {
        None => false,
        Some(Token::Sign(sign)) => matches!(*sign, ")" | "]"),
        Some(_) => true,
    }
}

fn quoted(rest: &str, quote: char, at: usize) -> Result<(Token, usize), Fault> {
    let mut text = String::new();
    let mut letters = rest.char_indices().skip(1);
    while let Some((place, letter)) = letters.next() {
        if letter == quote {
            return Ok((Token::Text(text), place + 1));
        }
        if letter != '\\' {
            text.push(letter);
            continue;
        }
        let Some((place, escaped)) = letters.next() else { break };
        match escaped {
            'n' => text.push('\n'),
            't' => text.push('\t'),
            'r' => text.push('\r'),
            'b' => text.push('\u{8}'),
            'f' => text.push('\u{c}'),
            'v' => text.push('\u{b}'),
            '0' => text.push('\0'),
            'u' | 'x' => {
                let length = if escaped == 'u' { 4 } else { 2 };
                let digits = rest.get(place + 1..place + 1 + length);
                let code = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
                let letter = code.and_then(char::from_u32);
                text.push(letter.ok_or_else(|| Fault::new(at + place, "this escape is no character"))?);
                for _ in 0..length {
                    letters.next();
                }
            }
            other => text.push(other),
        }
    }
    Err(Fault::new(at, "this text does not end"))
}

fn pattern(rest: &str, at: usize) -> Result<(Token, usize), Fault> {
    let (mut is_escaped, mut is_in_set) = (false, false);
    for (place, letter) in rest.char_indices().skip(1) {
        match letter {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '[' => is_in_set = true,
            ']' => is_in_set = false,
            '/' if !is_in_set => {
                let body = rest.get(1..place).unwrap_or_default().to_owned();
                let flags = rest.get(place + 1..).unwrap_or_default();
                let flags: String = flags.chars().take_while(|c| c.is_ascii_alphabetic()).collect();
                let length = place + 1 + flags.len();
                return Ok((Token::Pattern(body, flags), length));
            }
            _ => {}
        }
    }
    Err(Fault::new(at, "this pattern does not end"))
}

fn number(rest: &str, at: usize) -> Result<(Token, usize), Fault> {
    let mut length = 0;
    let mut last = ' ';
    for letter in rest.chars() {
        let is_sign_of_exponent = matches!(letter, '+' | '-') && matches!(last, 'e' | 'E');
        if !(letter.is_ascii_alphanumeric() || letter == '.' || is_sign_of_exponent) {
            break;
        }
        length += letter.len_utf8();
        last = letter;
    }
    let text = rest.get(..length).unwrap_or_default();
    let value = match text.strip_prefix("0x") {
        Some(digits) => u64::from_str_radix(digits, 16).ok().map(|whole| whole as f64),
        None => text.parse().ok(),
    };
    let value = value.filter(|value: &f64| value.is_finite());
    value.map(|value| (Token::Number(value), length)).ok_or_else(|| Fault::new(at, "this is no number"))
}

//! A route pattern: literal pieces and parameters, in the notation of axum 0.8 (`/posts/{id}`, `/files/{*path}`).

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// Everything but what RFC 3986 calls unreserved, section 2.3.
const SEGMENT: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'&')
    .add(b'\'')
    .add(b'+')
    .add(b',')
    .add(b'/')
    .add(b':')
    .add(b';')
    .add(b'<')
    .add(b'=')
    .add(b'>')
    .add(b'?')
    .add(b'@')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}')
    .add(b'!')
    .add(b'$')
    .add(b'(')
    .add(b')')
    .add(b'*');

/// One piece of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    Literal(String),
    Parameter(String),
    Rest(String),
}

/// Splits a pattern into its pieces, or says what is wrong with it.
pub(super) fn parse(pattern: &str) -> Result<Vec<Piece>, &'static str> {
    if !pattern.starts_with('/') {
        return Err("must begin with a slash");
    }
    if pattern.len() > 1 && pattern.ends_with('/') {
        return Err("must not end with a slash");
    }
    let mut pieces = Vec::new();
    let mut rest = pattern;
    while let Some(open) = rest.find('{') {
        if open > 0 {
            pieces.push(Piece::Literal(rest[..open].to_owned()));
        }
        let Some(length) = rest[open..].find('}') else { return Err("has a brace that is never closed") };
        let name = &rest[open + 1..open + length];
        let (name, is_rest) = name.strip_prefix('*').map_or((name, false), |name| (name, true));
        if name.is_empty() || !name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') {
            return Err("has a parameter whose name is not a plain word");
        }
        let twice = pieces.iter().any(|piece| matches!(piece, Piece::Parameter(n) | Piece::Rest(n) if n == name));
        if twice {
            return Err("uses one parameter twice");
        }
        rest = &rest[open + length + 1..];
        if is_rest && !rest.is_empty() {
            return Err("has something after `{*rest}`, which takes all that follows");
        }
        pieces.push(if is_rest { Piece::Rest(name.to_owned()) } else { Piece::Parameter(name.to_owned()) });
    }
    if rest.contains('}') {
        return Err("closes a brace that was never opened");
    }
    if !rest.is_empty() {
        pieces.push(Piece::Literal(rest.to_owned()));
    }
    Ok(pieces)
}

/// The pattern without the names of its parameters: what decides whether two patterns collide.
pub(super) fn shape(pieces: &[Piece]) -> String {
    pieces
        .iter()
        .map(|piece| match piece {
            Piece::Literal(text) => text.as_str(),
            Piece::Parameter(_) => "{}",
            Piece::Rest(_) => "{*}",
        })
        .collect()
}

/// Percent-encodes one path segment.
pub(super) fn encode(segment: &str) -> String {
    // A segment of dots would be resolved away by the browser.
    match segment {
        "." => "%2E".to_owned(),
        ".." => "%2E%2E".to_owned(),
        _ => utf8_percent_encode(segment, SEGMENT).to_string(),
    }
}

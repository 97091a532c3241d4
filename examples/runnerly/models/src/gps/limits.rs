//! Looks a file over before the XML reader builds anything from it: what it refuses costs no memory.
//!
//! A reader's memory grows with nesting and with the number of points, many times faster than the file: a place
//! written in 24 bytes becomes a struct of half a kilobyte. So one pass over the bytes counts both first. The pass
//! knows just enough XML for that: comments, CDATA, processing instructions and quoted attributes.

use crate::gps::refusal::Refusal;

/// How many points a file may hold: 55 hours at one point a second.
pub const MAX_POINTS: usize = 200_000;

/// How many elements a file may hold in all: room for fourteen in each of the most points.
pub(crate) const MAX_ELEMENTS: usize = 3_000_000;

/// How many tracks, routes, segments and links a file may hold: an empty one takes six bytes in the file and hundreds
/// in memory.
pub(crate) const MAX_PARTS: usize = 10_000;

/// How deep elements may nest; recorders use about 8.
pub const MAX_DEPTH: usize = 64;

/// Refuses what is not text, not XML, nested too deep or too long.
pub(crate) fn look_over(file: &[u8]) -> Result<(), Refusal> {
    let text = file.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(file).trim_ascii();
    if text.is_empty() {
        return Err(Refusal::Empty);
    }
    if text.contains(&0) {
        return Err(Refusal::NotText);
    }
    if text[0] != b'<' {
        return Err(Refusal::NotGpx);
    }
    let (mut rest, mut depth, mut is_root) = (text, 0_usize, true);
    let (mut points, mut parts, mut elements) = (0_usize, 0_usize, 0_usize);
    while let Some(start) = rest.iter().position(|byte| *byte == b'<') {
        rest = &rest[start..];
        if rest.starts_with(b"<!--") {
            rest = after(rest, b"-->")?;
        } else if rest.starts_with(b"<![CDATA[") {
            rest = after(rest, b"]]>")?;
        } else if rest.starts_with(b"<?") {
            rest = after(rest, b"?>")?;
        } else if rest.starts_with(b"<!") {
            return Err(Refusal::Doctype);
        } else if rest.starts_with(b"</") {
            depth = depth.checked_sub(1).ok_or(Refusal::Damaged)?;
            rest = after(rest, b">")?;
        } else {
            let (name, closed, tail) = opening_tag(rest)?;
            if is_root && name != b"gpx" {
                return Err(Refusal::NotGpx);
            }
            is_root = false;
            if matches!(name, b"trkpt" | b"rtept" | b"wpt") {
                points += 1;
            }
            if points > MAX_POINTS {
                return Err(Refusal::TooManyPoints(MAX_POINTS));
            }
            parts += usize::from(matches!(name, b"trk" | b"rte" | b"trkseg" | b"link"));
            elements += 1;
            if parts > MAX_PARTS || elements > MAX_ELEMENTS {
                return Err(Refusal::TooManyParts);
            }
            depth += usize::from(!closed);
            if depth > MAX_DEPTH {
                return Err(Refusal::TooDeep(MAX_DEPTH));
            }
            rest = tail;
        }
    }
    if is_root { Err(Refusal::NotGpx) } else { Ok(()) }
}

fn after<'a>(text: &'a [u8], end: &[u8]) -> Result<&'a [u8], Refusal> {
    let at = text.windows(end.len()).position(|window| window == end).ok_or(Refusal::Damaged)?;
    Ok(&text[at + end.len()..])
}

/// The name of the element without its prefix, whether it closes itself, and what follows the tag.
fn opening_tag(text: &[u8]) -> Result<(&[u8], bool, &[u8]), Refusal> {
    let (mut quote, mut end) = (None, None);
    for (at, byte) in text.iter().enumerate() {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(*byte),
            (Some(open), byte) if open == *byte => quote = None,
            (None, b'>') => {
                end = Some(at);
                break;
            }
            _ => {}
        }
    }
    let end = end.ok_or(Refusal::Damaged)?;
    let inside = &text[1..end];
    let name = inside.split(|b| b.is_ascii_whitespace() || *b == b'/').next().unwrap_or_default();
    let local = name.rsplit(|b| *b == b':').next().unwrap_or_default();
    Ok((local, inside.ends_with(b"/"), &text[end + 1..]))
}

#[cfg(test)]
mod tests {
    use super::{MAX_DEPTH, MAX_ELEMENTS, MAX_PARTS, MAX_POINTS, look_over};
    use crate::gps::refusal::Refusal;

    #[test]
    fn nesting_is_counted_through_comments_cdata_and_quotes() {
        let calm = r#"<?xml version="1.0"?><!-- <a><a> --><gpx a="<b>" c='>'><n><![CDATA[<a><a>]]></n><p/></gpx>"#;
        assert_eq!(look_over(calm.as_bytes()), Ok(()));
        let deep = format!("<gpx>{}", "<a>".repeat(MAX_DEPTH));
        assert_eq!(look_over(deep.as_bytes()), Err(Refusal::TooDeep(MAX_DEPTH)));
    }

    #[test]
    fn points_are_counted_whatever_their_kind_or_prefix() {
        for point in [r#"<wpt lat="1" lon="1"/>"#, "<rtept></rtept>", "<x:trkpt/>"] {
            let most = format!("<gpx>{}</gpx>", point.repeat(MAX_POINTS));
            assert_eq!(look_over(most.as_bytes()), Ok(()));
            let more = format!("<gpx>{}</gpx>", point.repeat(MAX_POINTS + 1));
            assert_eq!(look_over(more.as_bytes()), Err(Refusal::TooManyPoints(MAX_POINTS)));
        }
    }

    #[test]
    fn a_file_of_empty_parts_is_refused_before_anything_is_built_from_it() {
        for part in ["<trk/>", "<rte/>", "<link/>", "<trk><trkseg/></trk>"] {
            let bomb = format!("<gpx>{}</gpx>", part.repeat(MAX_PARTS + 1));
            assert_eq!(look_over(bomb.as_bytes()), Err(Refusal::TooManyParts), "{part}");
        }
        let bomb = format!("<gpx>{}</gpx>", "<a/>".repeat(MAX_ELEMENTS));
        assert_eq!(look_over(bomb.as_bytes()), Err(Refusal::TooManyParts));
    }

    #[test]
    fn what_is_not_gpx_text_is_named() {
        let bomb = "<!DOCTYPE gpx [<!ENTITY a \"aaaa\">]><gpx>&a;</gpx>";
        for (file, refusal) in [
            (&b""[..], Refusal::Empty),
            (b" \r\n", Refusal::Empty),
            (b"\xEF\xBB\xBF", Refusal::Empty),
            (b"PK\x03\x04\x00\x00", Refusal::NotText),
            (b"<\0g\0p\0x\0", Refusal::NotText),
            (b"hello", Refusal::NotGpx),
            (b"<html></html>", Refusal::NotGpx),
            (b"<?xml version='1.0'?>", Refusal::NotGpx),
            (bomb.as_bytes(), Refusal::Doctype),
            (b"<gpx", Refusal::Damaged),
            (b"<gpx></gpx></gpx>", Refusal::Damaged),
            (b"<gpx><!-- ", Refusal::Damaged),
        ] {
            assert_eq!(look_over(file), Err(refusal), "{:?}", String::from_utf8_lossy(file));
        }
    }
}

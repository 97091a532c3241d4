//! What a file is told to be, what it is called, and what a key and a ticket are.

use super::file_name::{cleaned, disposition};
use super::media::{is_accepted, is_safe_to_show, sniff};
use super::ticket::{LINK, issue, redeem};
use super::{FileKey, NotAKey};
use crate::random::Random;

/// What it is kept as; none when the name is a lie.
fn kept_as(name: &str, head: &[u8]) -> Option<String> {
    let sniffed = sniff(head, name);
    sniffed.disguised_as.is_none().then_some(sniffed.media_type)
}

#[test]
fn a_file_is_what_its_first_bytes_say_if_its_name_says_the_same() {
    for (name, head, media_type) in [
        ("a.jpg", b"\xff\xd8\xff\xe0".as_slice(), "image/jpeg"),
        ("a.JPEG", b"\xff\xd8\xff\xe0", "image/jpeg"),
        ("a", b"\x89PNG\r\n\x1a\n", "image/png"),
        ("a.webp", b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
        ("a.wav", b"RIFF\0\0\0\0WAVEfmt ", "audio/wav"),
        ("a.pdf", b"%PDF-1.7\n", "application/pdf"),
        ("a.mp3", b"\xff\xfb\x90\x64\0", "audio/mpeg"),
        ("a.mov", b"\0\0\0\x14ftypqt  ", "video/quicktime"),
        ("a.zip", b"PK\x03\x04", "application/zip"),
        ("a.docx", b"PK\x03\x04", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("a.gpx", b"<?xml version=\"1.0\"?><gpx>", "application/gpx+xml"),
        ("a.txt", b"BMW and others", "text/plain"),
        ("a.csv", b"name;town\nJ\xf6rg;K\xf6ln\n", "text/csv"),
        ("a.csv", b"\xff\xfen\0a\0m\0e\0", "text/csv"),
        ("a.svg", b"<svg xmlns=''>", "image/svg+xml"),
        ("a.html", b"<!doctype html>", "text/html"),
        ("notes", b"<!doctype html>", "text/html"),
        ("a.unknown", b"\0\x01\x02", "application/octet-stream"),
        ("a.ttf", b"\0\x01\0\0", "font/ttf"),
    ] {
        assert_eq!(kept_as(name, head).as_deref(), Some(media_type), "{name}");
    }
}

#[test]
fn a_name_that_is_a_lie_is_found_out() {
    for (name, head) in [
        ("a.png", b"\xff\xd8\xff\xe0".as_slice()),
        ("a.png", b"<html>"),
        ("a.png", b"<svg>"),
        ("a.png", b""),
        ("a.png", b"\0\x01\x02\x03"),
        ("a.pdf", b"MZ\x90\0"),
        ("a.pdf", b"just text"),
        ("a.txt", b"\x7fELF\x02\x01\0"),
        ("a.txt", b"\0\0\0"),
        ("a.docx", b"%PDF-1.7\n\0"),
        ("a.gpx", b"<html><script>alert(1)</script>"),
        ("a.webp", b"\0\0\0\0\0\0\0\0WEBP"),
    ] {
        assert_eq!(kept_as(name, head), None, "{name} {head:?}");
    }
}

#[test]
fn a_form_takes_kinds_families_and_endings() {
    for accept in ["image/png", "image/*", " .PNG , text/plain", ".jpg,.png"] {
        assert!(is_accepted(accept, "image/png", "A.png"), "{accept}");
    }
    for accept in ["image/jpeg", "text/*", ".jpg", "", ",", "png", "*", ".a.png"] {
        assert!(!is_accepted(accept, "image/png", "a.png"), "{accept}");
    }
    assert!(!is_accepted(".png", "image/png", ".png"), "an ending is not a name");
}

#[test]
fn nothing_that_runs_is_shown() {
    for shown in ["image/jpeg", "image/png", "image/gif", "image/webp", "video/mp4"] {
        assert!(is_safe_to_show(shown), "{shown}");
    }
    for saved in ["image/svg+xml", "text/html", "text/xml", "application/pdf", "text/plain", "image/tiff", ""] {
        assert!(!is_safe_to_show(saved), "{saved}");
    }
}

#[test]
fn a_name_is_cleaned_and_stands_in_a_header_whatever_it_is() {
    for (name, clean) in [
        ("me.png", "me.png"),
        ("../../me.png", "me.png"),
        ("C:\\photos\\me.png", "me.png"),
        ("a\u{202e}gnp.exe", "agnp.exe"),
        ("a\r\nSet-Cookie: x", "aSet-Cookie: x"),
        ("  . ", "file"),
        ("", "file"),
        ("dots...", "dots"),
    ] {
        assert_eq!(cleaned(name), clean, "{name}");
    }
    assert_eq!(cleaned(&"\u{e9}".repeat(300)).len(), 200);
    let header = disposition("attachment", "\u{e9}\"; x=y\\.png");
    assert_eq!(header, "attachment; filename=\"___ x_y_.png\"; filename*=UTF-8''%C3%A9%22%3B%20x%3Dy%5C.png");
    assert!(header.is_ascii());
}

#[test]
fn only_forty_small_hexadecimal_digits_are_a_key() {
    let key = FileKey::new(&Random::seeded(1));
    assert_eq!(key.as_str().parse(), Ok(key.clone()));
    assert_eq!(FileKey::of_bytes(key.to_bytes()), key);
    let upper = key.as_str().to_uppercase();
    let long = format!("{key}0");
    for text in ["", "..", "../../../../../../../../etc/passwd/......", upper.as_str(), &long, &key.as_str()[1..]] {
        assert_eq!(text.parse::<FileKey>(), Err(NotAKey), "{text}");
    }
}

#[test]
fn a_ticket_is_good_for_one_purpose_and_one_bearer_and_cannot_be_changed() {
    let key = FileKey::new(&Random::seeded(1));
    let ticket = issue(b"secret", LINK, &key, 7, "ann");
    assert_eq!(redeem(b"secret", LINK, &ticket, "ann").unwrap(), (key, 7));
    assert!(redeem(b"another", LINK, &ticket, "ann").is_err());
    assert!(redeem(b"secret", "another purpose", &ticket, "ann").is_err());
    assert!(redeem(b"secret", LINK, &ticket, "ben").is_err());
    for at in 0..ticket.len() {
        let mut letters = ticket.clone().into_bytes();
        letters[at] = if letters[at] == b'x' { b'y' } else { b'x' };
        assert!(redeem(b"secret", LINK, &String::from_utf8(letters).unwrap(), "ann").is_err(), "{at}");
    }
    for text in ["", "x", "====", &ticket[1..], &format!("{ticket}AAAA")] {
        assert!(redeem(b"secret", LINK, text, "ann").is_err(), "{text}");
    }
}

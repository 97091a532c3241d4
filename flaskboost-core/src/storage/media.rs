//! What a file is, by its first bytes.

/// How many bytes must be there before a file is judged, if it has as many.
pub(super) const HEAD: usize = 4096;

/// What is known to begin like this. An offset, the bytes, and the type.
const MAGIC: [(usize, &[u8], &str); 30] = [
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (8, b"WEBP", "image/webp"),
    (4, b"ftypavif", "image/avif"),
    (4, b"ftypheic", "image/heic"),
    (0, b"BM", "image/bmp"),
    (0, b"II*\0", "image/tiff"),
    (0, b"MM\0*", "image/tiff"),
    (0, b"%PDF-", "application/pdf"),
    (0, b"PK\x03\x04", ZIP),
    (0, b"PK\x05\x06", ZIP),
    (0, b"\x1f\x8b", "application/gzip"),
    (0, b"BZh", "application/x-bzip2"),
    (0, b"\xfd7zXZ\0", "application/x-xz"),
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (0, b"Rar!\x1a\x07", "application/vnd.rar"),
    (0, b"\x7fELF", "application/x-executable"),
    (0, b"MZ", "application/x-msdownload"),
    (0, b"OggS", "application/ogg"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"\xff\xfb", "audio/mpeg"),
    (0, b"\xff\xf3", "audio/mpeg"),
    (0, b"\xff\xf2", "audio/mpeg"),
    (0, b"fLaC", "audio/flac"),
    (0, b"\x1a\x45\xdf\xa3", "video/webm"),
    (4, b"ftyp", "video/mp4"),
    (8, b"WAVE", "audio/wav"),
    (0, b"\0asm", "application/wasm"),
];

const ZIP: &str = "application/zip";
const TEXT: &str = "text/plain";
const UNKNOWN: &str = "application/octet-stream";

/// What a file is said to be and is, as far as that can be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sniffed {
    /// What it is kept as.
    pub(super) media_type: String,
    /// The type that its name stands for, if the content is something else.
    pub(super) disguised_as: Option<String>,
}

/// Judges a file by its first bytes and its name.
pub(super) fn sniff(head: &[u8], file_name: &str) -> Sniffed {
    let named = by_name(file_name);
    let found = by_magic(head).unwrap_or_else(|| if is_text(head) { by_markup(head) } else { UNKNOWN });
    let agrees = match named {
        None => true,
        Some(named) if named == found => true,
        // Word, spreadsheets, books and much else is a zip inside.
        Some(named) if found == ZIP => is_zip_inside(named),
        // What has no bytes of its own at its beginning can only be told by its name, if it is no text.
        Some(named) if found == UNKNOWN => !has_magic(named) && !is_textual(named),
        Some(named) if found == TEXT => is_textual(named),
        // A page among texts is no harm, as it is never shown. One that is called XML is no XML.
        Some(named) if is_markup(found) => {
            is_textual(named) && (found != "text/html" || is_page(named) || !named.ends_with("xml"))
        }
        Some(named) => is_family(named, found),
    };
    let media_type = match named {
        Some(named) if agrees => named.to_owned(),
        _ => found.to_owned(),
    };
    Sniffed { media_type, disguised_as: named.filter(|_| !agrees).map(str::to_owned) }
}

/// Whether a file is of a kind that a form takes: `.gpx`, `image/*` or `image/png`, with commas between them. A name
/// alone convinces nobody: what a file is called was compared with what is in it before.
#[must_use]
pub fn is_accepted(accept: &str, media_type: &str, file_name: &str) -> bool {
    let name = file_name.to_ascii_lowercase();
    accept.split(',').map(|one| one.trim().to_ascii_lowercase()).any(|one| match one.strip_suffix("/*") {
        Some(family) => media_type.split('/').next() == Some(family),
        None if one.starts_with('.') => name.len() > one.len() && name.ends_with(&one),
        None => media_type == one,
    })
}

/// What a browser shows without running anything.
pub(super) fn is_safe_to_show(media_type: &str) -> bool {
    matches!(
        media_type,
        "image/jpeg"
            | "image/png"
            | "image/gif"
            | "image/webp"
            | "image/avif"
            | "audio/mpeg"
            | "audio/ogg"
            | "audio/wav"
            | "video/mp4"
            | "video/webm"
    )
}

fn by_name(file_name: &str) -> Option<&'static str> {
    if file_name.to_ascii_lowercase().ends_with(".gpx") {
        return Some("application/gpx+xml");
    }
    mime_guess::from_path(file_name).first_raw()
}

fn by_magic(head: &[u8]) -> Option<&'static str> {
    let begins = |at: usize, bytes: &[u8]| head.get(at..).is_some_and(|rest| rest.starts_with(bytes));
    let found = MAGIC.iter().find(|(at, bytes, _)| begins(*at, bytes)).map(|(_, _, media_type)| *media_type)?;
    // Two letters are not much: a text may begin with them too.
    let is_short = matches!(found, "image/bmp" | "application/x-msdownload");
    let is_riff = !matches!(found, "image/webp" | "audio/wav") || head.starts_with(b"RIFF");
    (is_riff && !(is_short && is_text(head))).then_some(found)
}

/// A text that a browser would read as something else than text.
fn by_markup(head: &[u8]) -> &'static str {
    let text = String::from_utf8_lossy(head).to_ascii_lowercase();
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let has = |word: &str| text.contains(word);
    match () {
        () if text.starts_with("<svg") || (text.starts_with('<') && has("<svg") && !has("<html")) => "image/svg+xml",
        () if text.starts_with("<?xml") && !has("<html") && !has("<script") => "text/xml",
        () if text.starts_with("<!doctype html") || has("<html") || has("<script") || has("<iframe") => "text/html",
        () => TEXT,
    }
}

/// Whether it can be a text: it has no control characters, in UTF-8 or any older alphabet, or it says that it is UTF-16.
fn is_text(head: &[u8]) -> bool {
    let is_wide = head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff");
    is_wide || !head.iter().any(|byte| *byte < 0x20 && !b"\n\r\t\x0c\x1b".contains(byte))
}

fn has_magic(media_type: &str) -> bool {
    is_zip_inside(media_type) || MAGIC.iter().any(|(_, _, known)| is_family(media_type, known))
}

fn is_zip_inside(media_type: &str) -> bool {
    media_type == ZIP
        || media_type.ends_with("+zip")
        || media_type.starts_with("application/vnd.openxmlformats-")
        || media_type.starts_with("application/vnd.oasis.opendocument.")
        || matches!(media_type, "application/java-archive" | "application/vnd.android.package-archive")
}

fn is_markup(media_type: &str) -> bool {
    matches!(media_type, "image/svg+xml" | "text/html" | "text/xml")
}

fn is_page(media_type: &str) -> bool {
    matches!(media_type, "text/html" | "application/xhtml+xml" | "text/markdown")
}

fn is_textual(media_type: &str) -> bool {
    media_type.starts_with("text/")
        || media_type.ends_with("+xml")
        || media_type.ends_with("+json")
        || media_type.ends_with("/json")
        || media_type.ends_with("/xml")
        || matches!(media_type, "application/javascript" | "application/x-sh" | "application/sql" | "application/toml")
}

/// Other names for the same thing.
fn is_family(named: &str, found: &str) -> bool {
    let is_other = match found {
        "application/ogg" => matches!(named, "audio/ogg" | "video/ogg"),
        "video/webm" => matches!(named, "audio/webm" | "video/x-matroska" | "audio/x-matroska"),
        "video/mp4" => matches!(
            named,
            "audio/mp4"
                | "audio/m4a"
                | "audio/x-m4a"
                | "video/quicktime"
                | "video/x-m4v"
                | "video/3gpp"
                | "image/heic"
                | "image/heif"
        ),
        "audio/wav" => named == "audio/x-wav",
        "application/gzip" => matches!(named, "application/x-gzip" | "application/x-compressed" | "application/x-gtar"),
        _ => false,
    };
    is_other || named == found
}

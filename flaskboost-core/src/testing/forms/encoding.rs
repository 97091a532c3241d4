//! The two ways in which a browser writes a form into a request.

use bytes::{BufMut, Bytes, BytesMut};

use crate::testing::forms::control::{Entry, EntryValue};

const BOUNDARY: &str = "----FlaskBoostTestFormBoundary7MA4YWxkTrZu0gW";

/// How a posted form is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Encoding {
    Urlencoded,
    Multipart,
    Plain,
}

impl Encoding {
    pub(crate) fn of(enctype: &str) -> Self {
        match enctype.trim().to_ascii_lowercase().as_str() {
            "multipart/form-data" => Self::Multipart,
            "text/plain" => Self::Plain,
            _ => Self::Urlencoded,
        }
    }

    /// The content type and the body.
    pub(crate) fn body(self, entries: &[Entry]) -> (String, Bytes) {
        match self {
            Self::Urlencoded => ("application/x-www-form-urlencoded".to_owned(), urlencoded(entries).into()),
            Self::Multipart => (format!("multipart/form-data; boundary={BOUNDARY}"), multipart(entries)),
            Self::Plain => {
                let lines = entries.iter().map(|entry| format!("{}={}\r\n", entry.name, entry.text()));
                ("text/plain".to_owned(), lines.collect::<String>().into())
            }
        }
    }
}

/// The entries as a query string.
pub(crate) fn urlencoded(entries: &[Entry]) -> String {
    let mut out = form_urlencoded::Serializer::new(String::new());
    for entry in entries {
        out.append_pair(&with_crlf(&entry.name), &with_crlf(&entry.text()));
    }
    out.finish()
}

fn multipart(entries: &[Entry]) -> Bytes {
    let mut out = BytesMut::new();
    for entry in entries {
        let name = escaped(&with_crlf(&entry.name));
        out.put(format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"").as_bytes());
        match &entry.value {
            EntryValue::Text(text) => {
                out.put(&b"\r\n\r\n"[..]);
                out.put(with_crlf(text).as_bytes());
            }
            EntryValue::File(file) => {
                let file_name = escaped(&file.file_name);
                let content_type = &file.content_type;
                out.put(format!("; filename=\"{file_name}\"\r\nContent-Type: {content_type}\r\n\r\n").as_bytes());
                out.put(&file.content[..]);
            }
        }
        out.put(&b"\r\n"[..]);
    }
    out.put(format!("--{BOUNDARY}--\r\n").as_bytes());
    out.freeze()
}

impl Entry {
    /// A file is worth its name where files cannot be sent.
    fn text(&self) -> String {
        match &self.value {
            EntryValue::Text(text) => text.clone(),
            EntryValue::File(file) => file.file_name.clone(),
        }
    }
}

/// Every line break as a browser sends it.
fn with_crlf(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").replace('\n', "\r\n")
}

fn escaped(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}

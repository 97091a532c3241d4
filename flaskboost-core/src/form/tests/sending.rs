//! How the tests send a form.

use axum::body::Body;
use axum::extract::{FromRequest, Request};
use http::header::CONTENT_TYPE;

use crate::error::Error;
use crate::form::{Fields, Form};

pub(super) const URL_ENCODED: &str = "application/x-www-form-urlencoded";
pub(super) const MULTIPART: &str = "multipart/form-data; boundary=XX";

/// A body of some type, read as a form.
pub(super) async fn post<T: Fields>(content_type: &str, body: impl Into<Body>) -> Result<Form<T>, Error> {
    let request = Request::post("/").header(CONTENT_TYPE, content_type).body(body.into()).expect("a request");
    Form::from_request(request, &()).await
}

/// What a page sends, checked.
pub(super) async fn send<T: Fields>(body: &str) -> Result<T, Vec<(String, String)>> {
    let form = post::<T>(URL_ENCODED, body.to_owned()).await.expect("a form");
    form.check().map_err(|form| form.problems())
}

/// What a script sends, checked.
pub(super) async fn send_json<T: Fields>(body: &serde_json::Value) -> Result<T, Vec<(String, String)>> {
    let form = post::<T>("application/json", body.to_string()).await.expect("a form");
    form.check().map_err(|form| form.problems())
}

/// One error, to compare with.
pub(super) fn problem(field: &str, message: &str) -> Vec<(String, String)> {
    vec![(field.to_owned(), message.to_owned())]
}

/// A multipart body of texts and files: (name, file name, content).
pub(super) fn multipart(parts: &[(&str, Option<&str>, &[u8])]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, file_name, content) in parts {
        body.extend(format!("--XX\r\nContent-Disposition: form-data; name=\"{name}\"").bytes());
        if let Some(file_name) = file_name {
            body.extend(format!("; filename=\"{file_name}\"\r\nContent-Type: application/gpx+xml").bytes());
        }
        body.extend(b"\r\n\r\n");
        body.extend(*content);
        body.extend(b"\r\n");
    }
    body.extend(b"--XX--\r\n");
    body
}

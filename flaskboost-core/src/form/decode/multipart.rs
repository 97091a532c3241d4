//! Parts with names: what a form with files sends.

use axum::extract::Multipart;
use axum::extract::multipart::{Field, MultipartError};
use http::StatusCode;

use crate::form::input::{Entry, Input};
use crate::form::intake::Desk;
use crate::form::upload::Upload;

use super::decode_error::DecodeError;
use super::limits;

/// Reads the parts. What a field keeps in the storage goes there as it comes; other files stay in memory. The limit of
/// the body is the limit of all of them.
pub(super) async fn decode(mut parts: Multipart, mut desk: Desk) -> Result<Input, DecodeError> {
    let mut input = Input::default();
    while let Some(part) = parts.next_field().await.map_err(broken)? {
        let Some(name) = part.name().map(str::to_owned) else {
            return Err(DecodeError::Multipart("a part has no name".into()));
        };
        let entry = match (desk.spec_of(&name), part.file_name().is_some()) {
            (Some(spec), true) => desk.take(part, spec.rules()).await?,
            (None, true) => file(part).await?,
            (Some(_), false) => desk.take_handle(text(part, &name).await?).await?,
            (None, false) => Entry::Text(text(part, &name).await?),
        };
        input.push(name, entry)?;
    }
    desk.settle(&mut input);
    Ok(input)
}

async fn file(part: Field<'_>) -> Result<Entry, DecodeError> {
    let file_name = part.file_name().unwrap_or_default().to_owned();
    let content_type = part.content_type().map(str::to_owned);
    let bytes = part.bytes().await.map_err(broken)?;
    Ok(Entry::File(Upload::new(&file_name, content_type.as_deref(), bytes)))
}

/// A text, which stops being read once it is too long.
async fn text(mut part: Field<'_>, name: &str) -> Result<String, DecodeError> {
    let mut bytes = Vec::new();
    while let Some(chunk) = part.chunk().await.map_err(broken)? {
        if bytes.len() + chunk.len() > limits::VALUE {
            return Err(DecodeError::ValueTooLong { name: name.to_owned() });
        }
        bytes.extend_from_slice(&chunk);
    }
    String::from_utf8(bytes).map_err(|_| DecodeError::NotUtf8)
}

pub(in crate::form) fn broken(error: MultipartError) -> DecodeError {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => DecodeError::BodyTooLarge,
        _ => DecodeError::Multipart(error.into()),
    }
}

//! [`Form`] and [`Sent`] as arguments of a handler.

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{FromRequest, Multipart, Request};
use http::header::CONTENT_TYPE;
use http::{Method, StatusCode};

use crate::error::Error;
use crate::form::field_spec::FieldSpec;
use crate::form::fields::Fields;
use crate::form::form::Form;
use crate::form::input::Input;
use crate::form::intake::Desk;
use crate::form::sent::Sent;

use super::decode_error::DecodeError;
use super::media_type::MediaType;
use super::{json, multipart, urlencoded};

impl<S: Send + Sync, T: Fields> FromRequest<S> for Form<T> {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self, Error> {
        if matches!(*request.method(), Method::GET | Method::HEAD) {
            let input = urlencoded::decode(request.uri().query().unwrap_or_default().as_bytes())?;
            return Ok(if input.is_empty() { Self::empty() } else { Self::sent(input) });
        }
        Ok(Self::sent(read_body(request, state, T::specs()).await?))
    }
}

impl<S: Send + Sync> FromRequest<S> for Sent {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self, Error> {
        if matches!(*request.method(), Method::GET | Method::HEAD) {
            return Ok(Self::new(urlencoded::decode(request.uri().query().unwrap_or_default().as_bytes())?));
        }
        Ok(Self::new(read_body(request, state, &[]).await?))
    }
}

async fn read_body<S: Send + Sync>(
    request: Request,
    state: &S,
    specs: &'static [FieldSpec],
) -> Result<Input, DecodeError> {
    match MediaType::of(request.headers()) {
        Some(MediaType::UrlEncoded) => urlencoded::decode(&read_whole(request, state).await?),
        Some(MediaType::Json) => json::decode(&read_whole(request, state).await?),
        Some(MediaType::Multipart) => {
            let (head, body) = request.into_parts();
            let desk = Desk::open(&head.headers, &head.extensions, specs).await?;
            let parts = Multipart::from_request(Request::from_parts(head, body), state).await;
            multipart::decode(parts.map_err(|error| DecodeError::Multipart(error.into()))?, desk).await
        }
        None => {
            let header = request.headers().get(CONTENT_TYPE).map(|value| String::from_utf8_lossy(value.as_bytes()));
            Err(DecodeError::ContentType(header.unwrap_or_default().into_owned()))
        }
    }
}

/// The whole body, within the limit that the route set.
pub(in crate::form) async fn read_whole<S: Send + Sync>(request: Request, state: &S) -> Result<Bytes, DecodeError> {
    Bytes::from_request(request, state).await.map_err(|error: BytesRejection| match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => DecodeError::BodyTooLarge,
        _ => DecodeError::Read(error.into()),
    })
}

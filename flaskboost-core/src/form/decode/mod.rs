//! From a request to what was sent, by name. Three kinds of body, one result.

mod decode_error;
pub(super) mod from_request;
mod json;
pub(super) mod limits;
pub(super) mod media_type;
pub(super) mod multipart;
pub(super) mod urlencoded;

pub use decode_error::DecodeError;

//! The texts and codes of bare statuses, written once.

use http::StatusCode;

/// The stable code of a bare status.
pub(super) fn code(status: StatusCode) -> &'static str {
    match status.as_u16() {
        401 => "FB0401",
        403 => "FB0403",
        404 => "FB0404",
        405 => "FB0405",
        406 => "FB0406",
        408 => "FB0408",
        409 => "FB0409",
        410 => "FB0410",
        411 => "FB0411",
        413 => "FB0413",
        414 => "FB0414",
        415 => "FB0415",
        422 => "FB0422",
        429 => "FB0429",
        431 => "FB0431",
        503 => "FB0503",
        504 => "FB0504",
        _ if status.is_client_error() => "FB0400",
        _ => "FB0500",
    }
}

/// The public sentence of a bare status.
pub(super) fn message(status: StatusCode) -> &'static str {
    match status.as_u16() {
        400 => "The request could not be understood.",
        401 => "Please log in first.",
        403 => "You may not do that.",
        404 => "There is nothing at this address.",
        405 => "This address does not take that kind of request.",
        406 => "This address cannot answer in the format that was asked for.",
        408 => "The request took too long to arrive.",
        409 => "Somebody else changed this in the meantime.",
        410 => "This is no longer available.",
        413 => "What you sent is too large.",
        414 => "The address is too long.",
        415 => "What you sent is of a kind that is not understood here.",
        422 => "Some of what you sent is not valid.",
        429 => "That was too often. Wait a moment and try again.",
        503 => "The service cannot answer right now. Try again in a moment.",
        504 => "The answer took too long. Try again in a moment.",
        _ if status.is_client_error() => "The request could not be answered.",
        _ => "Something went wrong on our side. It has been written down.",
    }
}

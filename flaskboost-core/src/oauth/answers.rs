//! The answers of a service: asked for within limits, and taken only when they are JSON.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};
use http::{HeaderValue, Request, Response, StatusCode};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::Error;
use super::registration::Registration;
use crate::fetch::Fetcher;
use crate::settings::{Secret, SecretPlace};

/// Sends a request to the token address.
pub(super) async fn of_token(fetcher: Fetcher, request: oauth2::HttpRequest) -> Result<oauth2::HttpResponse, Error> {
    let answer = fetcher.send(request.map(Bytes::from)).await?;
    let mut answer = sound(answer)?;
    // Some services put an error into an answer of success.
    if answer.status().is_success() && is_error(answer.body()) {
        *answer.status_mut() = StatusCode::BAD_REQUEST;
    }
    Ok(answer.map(|body| body.to_vec()))
}

/// Asks for a document; with a token, in the name of whom it is of.
pub(super) async fn of_document<T: DeserializeOwned>(
    fetcher: &Fetcher,
    address: &str,
    token: Option<&Secret<String>>,
) -> Result<T, Error> {
    let mut request = Request::get(address).header(ACCEPT, HeaderValue::from_static("application/json"));
    if let Some(token) = token {
        let mut bearer = HeaderValue::try_from(format!("Bearer {}", token.expose())).map_err(Error::site)?;
        bearer.set_sensitive(true);
        request = request.header(AUTHORIZATION, bearer);
    }
    let request = request.body(Bytes::new()).map_err(Error::site)?;
    let answer = sound(fetcher.send(request).await?)?;
    if !answer.status().is_success() {
        return Err(Error::Down { status: answer.status() });
    }
    serde_json::from_slice(answer.body()).map_err(|_| Error::not_understood("a document lacks what it should hold"))
}

/// An answer of which something may be learnt: no failure of the server, no way on to elsewhere, and JSON.
fn sound(answer: Response<Bytes>) -> Result<Response<Bytes>, Error> {
    let status = answer.status();
    if status.is_server_error() || status == StatusCode::TOO_MANY_REQUESTS {
        return Err(Error::Down { status });
    }
    if !status.is_success() && !status.is_client_error() {
        return Err(Error::not_understood(format!("the status {status} is no answer to this question")));
    }
    let kind = answer.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if kind != "application/json" && !(kind.starts_with("application/") && kind.ends_with("+json")) {
        return Err(Error::not_understood("the answer is no JSON"));
    }
    Ok(answer)
}

fn is_error(body: &[u8]) -> bool {
    let Ok(Value::Object(answer)) = serde_json::from_slice(body) else { return false };
    answer.get("error").is_some_and(Value::is_string) && !answer.contains_key("access_token")
}

/// Gives a token back. The answer has no body that matters.
pub(super) async fn of_revocation(
    fetcher: &Fetcher,
    address: &str,
    site: &Registration,
    token: &Secret<String>,
) -> Result<(), Error> {
    let mut fields = form_urlencoded::Serializer::new(String::new());
    fields.append_pair("token", token.expose());
    let mut request = Request::post(address).header(CONTENT_TYPE, "application/x-www-form-urlencoded");
    match (&site.client_secret, site.secret_in) {
        (Some(secret), SecretPlace::Header) => {
            let encoded = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
            let pair = format!("{}:{}", encoded(&site.client_id), encoded(secret.expose()));
            let mut basic = HeaderValue::try_from(format!("Basic {}", STANDARD.encode(pair))).map_err(Error::site)?;
            basic.set_sensitive(true);
            request = request.header(AUTHORIZATION, basic);
        }
        (secret, _) => {
            fields.append_pair("client_id", &site.client_id);
            if let Some(secret) = secret {
                fields.append_pair("client_secret", secret.expose());
            }
        }
    }
    let request = request.body(Bytes::from(fields.finish())).map_err(Error::site)?;
    let status = fetcher.send(request).await?.status();
    match status {
        _ if status.is_success() => Ok(()),
        _ if status.is_client_error() => Err(Error::Rejected { code: status.to_string() }),
        _ => Err(Error::Down { status }),
    }
}

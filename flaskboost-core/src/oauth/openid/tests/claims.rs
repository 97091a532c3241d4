//! Each claim of an ID token for itself, at the edge of what is right.

use chrono::DateTime;
use serde_json::{Value, json};

use crate::oauth::openid::IdTokenError;
use crate::oauth::openid::id_token::{Expected, checked};

const NOW: i64 = 1_768_471_200;

fn claims() -> Value {
    json!({
        "iss": "https://provider.example",
        "sub": "ann-7",
        "aud": "the-site",
        "exp": NOW + 300,
        "iat": NOW,
        "nonce": "n",
        "email": "ann@example.org",
        "email_verified": true,
    })
}

fn check(claims: &Value) -> Result<(String, bool), IdTokenError> {
    let expected = Expected {
        issuer: "https://provider.example",
        client_id: "the-site",
        nonce: "n",
        now: DateTime::from_timestamp(NOW, 0).unwrap(),
    };
    let claims = checked(claims.to_string().as_bytes(), &expected)?;
    Ok((claims.sub, claims.details.email_verified))
}

/// The claims with one of another value.
fn with(name: &str, value: impl Into<Value>) -> Value {
    let mut claims = claims();
    claims[name] = value.into();
    claims
}

fn without(name: &str) -> Value {
    let mut claims = claims();
    claims.as_object_mut().unwrap().remove(name);
    claims
}

#[test]
fn a_token_that_is_right_says_who_somebody_is() {
    assert_eq!(check(&claims()), Ok(("ann-7".to_owned(), true)));
    for right in [
        with("aud", json!(["the-site"])),
        with("azp", "the-site"),
        with("exp", NOW - 59),
        with("iat", NOW + 60),
        with("nbf", NOW + 60),
        with("exp", 1_768_471_500.5),
        with("sub", "s".repeat(255)),
        with("name", 7),
    ] {
        assert!(check(&right).is_ok(), "{right}");
    }
    let mut shared = with("aud", json!(["another", "the-site"]));
    assert_eq!(check(&shared), Err(IdTokenError::Audience));
    shared["azp"] = json!("the-site");
    assert!(check(&shared).is_ok());
}

#[test]
fn a_token_with_one_claim_wrong_is_refused() {
    for (wrong, error) in [
        (with("iss", "https://provider.example/"), IdTokenError::Issuer),
        (with("iss", "https://Provider.example"), IdTokenError::Issuer),
        (with("aud", "another"), IdTokenError::Audience),
        (with("aud", json!([])), IdTokenError::Audience),
        (with("aud", json!({ "the-site": true })), IdTokenError::Malformed),
        (with("azp", "another"), IdTokenError::Audience),
        (with("exp", NOW - 60), IdTokenError::Expired),
        (with("exp", "soon"), IdTokenError::Malformed),
        (with("iat", NOW + 61), IdTokenError::NotYet),
        (with("nbf", NOW + 61), IdTokenError::NotYet),
        (with("nonce", "m"), IdTokenError::Nonce),
        (with("nonce", ""), IdTokenError::Nonce),
        (with("sub", ""), IdTokenError::Subject),
        (with("sub", "s".repeat(256)), IdTokenError::Subject),
        (with("sub", 7), IdTokenError::Malformed),
        (without("iss"), IdTokenError::Malformed),
        (without("aud"), IdTokenError::Malformed),
        (without("exp"), IdTokenError::Malformed),
        (without("iat"), IdTokenError::Malformed),
        (without("sub"), IdTokenError::Malformed),
        (without("nonce"), IdTokenError::Nonce),
        (json!([]), IdTokenError::Malformed),
    ] {
        assert_eq!(check(&wrong), Err(error), "{wrong}");
    }
}

#[test]
fn only_a_yes_is_a_yes() {
    for (value, is_verified) in [
        (json!(true), true),
        (json!("true"), true),
        (json!(false), false),
        (json!("false"), false),
        (json!("yes"), false),
        (json!(1), false),
        (json!(null), false),
        (json!([true]), false),
    ] {
        assert_eq!(check(&with("email_verified", value)).unwrap().1, is_verified);
    }
    assert!(!check(&without("email_verified")).unwrap().1);
}

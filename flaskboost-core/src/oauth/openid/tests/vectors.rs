//! Published examples: RFC 7515 (A.1, A.2, A.3, A.5), RFC 8037 (A.4), RFC 7636 (B).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use crate::oauth::openid::IdTokenError;
use crate::oauth::openid::jws::Jws;
use crate::oauth::openid::keys::{Keys, Published};

const RS256: &str = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19\
    yb290Ijp0cnVlfQ.cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt\
    _O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb\
    1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI\
    8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw";
const RS256_N: &str = "ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yR\
    T-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXB\
    dQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9ia\
    GNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ";
const ES256: &str = "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19\
    yb290Ijp0cnVlfQ.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU\
    1Q";
const EDDSA: &str = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6\
    dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";
const HS256: &str = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9\
    leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const NONE: &str = "eyJhbGciOiJub25lIn0.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19y\
    b290Ijp0cnVlfQ.";

fn rsa() -> Value {
    json!({ "kty": "RSA", "n": RS256_N, "e": "AQAB" })
}

fn ec() -> Value {
    json!({
        "kty": "EC",
        "crv": "P-256",
        "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
        "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
    })
}

fn okp() -> Value {
    json!({ "kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo" })
}

fn keys(keys: &[Value]) -> Keys {
    let published: Published = serde_json::from_value(json!({ "keys": keys })).unwrap();
    Keys::from(published)
}

fn verify(token: &str, all: &[Value]) -> Result<Vec<u8>, IdTokenError> {
    let jws = Jws::parse(token)?;
    keys(all).verify(&jws)?;
    Ok(jws.payload)
}

/// With one more value in a key, or another one.
fn with(mut key: Value, name: &str, value: &str) -> Value {
    key[name] = json!(value);
    key
}

#[test]
fn the_published_examples_are_signed_right() {
    let claims = verify(RS256, &[rsa()]).unwrap();
    assert_eq!(serde_json::from_slice::<Value>(&claims).unwrap()["iss"], "joe");
    assert_eq!(verify(ES256, &[ec()]).unwrap(), claims);
    assert_eq!(verify(EDDSA, &[okp()]).unwrap(), b"Example of Ed25519 signing");
    // The key that fits is found among others.
    for token in [RS256, ES256, EDDSA] {
        assert!(verify(token, &[rsa(), ec(), okp()]).is_ok());
    }
}

#[test]
fn one_bit_makes_a_signature_wrong() {
    for (token, key) in [(RS256, rsa()), (ES256, ec()), (EDDSA, okp())] {
        let (signed, signature) = token.rsplit_once('.').unwrap();
        let (head, payload) = signed.split_once('.').unwrap();
        let flipped = |text: &str| {
            let mut bytes = URL_SAFE_NO_PAD.decode(text).unwrap();
            bytes[5] ^= 1;
            URL_SAFE_NO_PAD.encode(bytes)
        };
        for wrong in [
            format!("{signed}.{}", flipped(signature)),
            format!("{head}.{}.{signature}", flipped(payload)),
            format!("{signed}."),
        ] {
            assert_eq!(verify(&wrong, std::slice::from_ref(&key)), Err(IdTokenError::Signature));
        }
    }
}

#[test]
fn no_token_without_a_signature_or_with_a_shared_secret_is_taken() {
    for token in [HS256, NONE] {
        let all = [rsa(), ec(), okp(), json!({ "kty": "oct", "k": "AAAA" })];
        assert_eq!(verify(token, &all), Err(IdTokenError::Algorithm));
    }
    let head = |head: &Value| format!("{}.e30.", URL_SAFE_NO_PAD.encode(head.to_string()));
    for name in ["None", "NONE", "nOnE", "HS384", "HS512", "RS384", "PS256", "ES384", "rs256", ""] {
        assert_eq!(verify(&head(&json!({ "alg": name })), &[rsa()]), Err(IdTokenError::Algorithm), "{name}");
    }
    assert_eq!(verify(&head(&json!({ "alg": "RS256", "crit": ["b64"] })), &[rsa()]), Err(IdTokenError::Critical));
}

#[test]
fn what_is_no_token_is_refused() {
    let head = URL_SAFE_NO_PAD.encode(r#"{"alg":"RS256"}"#);
    let twice = URL_SAFE_NO_PAD.encode(r#"{"alg":"none","alg":"RS256"}"#);
    for text in [
        String::new(),
        ".".to_owned(),
        "..".to_owned(),
        "a.b".to_owned(),
        format!("{head}.e30"),
        format!("{head}.e30.e30.e30"),
        format!("{head}=.e30.e30"),
        format!("{head}.e30. e30"),
        format!("{head}.e30.+/8"),
        format!("{twice}.e30.e30"),
        "e30.e30.e30".to_owned(),
        RS256.replace('.', ".."),
    ] {
        assert_eq!(verify(&text, &[rsa()]), Err(IdTokenError::Malformed), "{text}");
    }
}

#[test]
fn a_key_is_used_for_what_it_was_published_for() {
    for key in
        [with(rsa(), "use", "enc"), with(rsa(), "alg", "RS512"), with(rsa(), "alg", "PS256"), with(rsa(), "kty", "oct")]
    {
        assert_eq!(verify(RS256, &[key]), Err(IdTokenError::UnknownKey));
    }
    assert!(verify(RS256, &[with(with(rsa(), "use", "sig"), "alg", "RS256")]).is_ok());
    assert!(verify(EDDSA, &[with(okp(), "alg", "Ed25519")]).is_ok());
    // A point or a key of another length is none.
    for key in [with(ec(), "x", "AQ"), with(ec(), "y", "AQ"), with(ec(), "crv", "P-384"), with(okp(), "x", "AQ")] {
        assert!(matches!(verify(ES256, std::slice::from_ref(&key)), Err(IdTokenError::UnknownKey)), "{key}");
    }
    // Half a key of RSA signs nothing that is believed.
    assert_eq!(verify(RS256, &[with(rsa(), "n", &RS256_N[..100])]), Err(IdTokenError::Signature));
    let padded = URL_SAFE_NO_PAD.encode([&[0], URL_SAFE_NO_PAD.decode(RS256_N).unwrap().as_slice()].concat());
    assert!(verify(RS256, &[with(rsa(), "n", &padded)]).is_ok(), "a zero before a number means nothing");
}

#[test]
fn a_token_that_names_no_key_is_taken_where_there_is_no_doubt() {
    assert_eq!(verify(RS256, &[]), Err(IdTokenError::UnknownKey));
    assert!(verify(RS256, &[with(rsa(), "kid", "1"), ec()]).is_ok());
    assert_eq!(verify(RS256, &[with(rsa(), "kid", "1"), with(rsa(), "kid", "2")]), Err(IdTokenError::UnknownKey));
}

#[test]
fn the_challenge_is_that_of_the_published_verifier() {
    let verifier = oauth2::PkceCodeVerifier::new("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk".to_owned());
    let challenge = oauth2::PkceCodeChallenge::from_code_verifier_sha256(&verifier);
    assert_eq!(challenge.as_str(), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    assert_eq!(challenge.method().as_str(), "S256");
}

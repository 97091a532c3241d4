//! A provider of OpenID Connect for these tests: a real server on a port of this machine, which keeps to the published
//! shapes (RFC 6749, RFC 7517, OpenID Connect Core and Discovery), and which can be told to go wrong.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use flaskboost::clock::Clock;
use flaskboost::settings::{LoginSettings, OAuthSettings, Secret, SecretPlace, Settings};
use http::{HeaderMap, StatusCode, header};
use ring::hmac;
use ring::rand::SystemRandom;
use ring::signature::{
    ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair, RSA_PKCS1_SHA256, RsaKeyPair,
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

pub(crate) const CLIENT_ID: &str = "the-site";
pub(crate) const CLIENT_SECRET: &str = "what the provider & the site share";

/// A key of RSA takes long to make, so this one is kept. It protects nothing.
const RSA_KEY: &[u8] = include_bytes!("keys/provider.pk8");

/// What goes wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Fault {
    #[default]
    None,
    WrongNonce,
    NoNonce,
    WrongAudience,
    SharedAudience,
    OtherParty,
    WrongIssuer,
    Expired,
    FromTheFuture,
    NoSubject,
    NoneAlgorithm,
    SharedSecret,
    UnknownKey,
    WrongKey,
    Tampered,
    Critical,
    NoIdToken,
    Broken,
    Html,
    HtmlAsJson,
    Slow,
    Huge,
    Elsewhere,
    InvalidGrant,
    InvalidClient,
    ErrorAsSuccess,
    TooMany,
    OtherSubject,
}

/// With what tokens are signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Signs {
    Rs256,
    Es256,
    EdDsa,
}

/// One key of the provider.
struct Key {
    id: String,
    signer: Signer,
}

enum Signer {
    Rs256(Box<RsaKeyPair>),
    Es256(EcdsaKeyPair),
    EdDsa(Ed25519KeyPair),
}

/// A code that was handed out.
struct Code {
    nonce: Option<String>,
    challenge: String,
    redirect: String,
}

struct Inner {
    address: String,
    clock: Option<Clock>,
    fault: Fault,
    key: Key,
    /// What is said of the person who is logged in there; without an address, it is asked for besides.
    person: Value,
    besides: Value,
    codes: BTreeMap<String, Code>,
    refresh: Vec<String>,
    asked: Vec<String>,
    bodies: Vec<String>,
    only_body: bool,
    described_as: Option<String>,
    issued: Vec<String>,
    count: usize,
}

/// The provider. It stops with the test.
#[derive(Clone)]
pub(crate) struct FakeProvider(Arc<Mutex<Inner>>);

impl FakeProvider {
    pub(crate) async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let inner = Inner {
            address,
            clock: None,
            fault: Fault::None,
            key: Key::new("first", Signs::Rs256),
            person: json!({}),
            besides: json!({}),
            codes: BTreeMap::new(),
            refresh: Vec::new(),
            asked: Vec::new(),
            bodies: Vec::new(),
            only_body: false,
            described_as: None,
            issued: Vec::new(),
            count: 0,
        };
        let this = Self(Arc::new(Mutex::new(inner)));
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(describe))
            .route("/keys", get(keys))
            .route("/token", post(token))
            .route("/userinfo", get(user_info))
            .route("/revoke", post(revoke))
            .with_state(this.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        this
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().expect("nobody panics with it")
    }

    pub(crate) fn address(&self) -> String {
        self.inner().address.clone()
    }

    /// Writes the table of this provider into the settings of a site.
    pub(crate) fn table(&self, settings: &mut Settings, name: &str, label: &str) {
        let provider = LoginSettings {
            issuer: self.address(),
            client_id: CLIENT_ID.to_owned(),
            client_secret: Some(Secret::new(CLIENT_SECRET.to_owned())),
            label: Some(label.to_owned()),
            scopes: ["openid", "email", "profile"].map(str::to_owned).to_vec(),
        };
        settings.login.insert(name.to_owned(), provider);
    }

    /// The same as a service that only hands out tokens.
    pub(crate) fn service(&self, secret_in: SecretPlace) -> OAuthSettings {
        let address = self.address();
        OAuthSettings {
            client_id: CLIENT_ID.to_owned(),
            client_secret: Some(Secret::new(CLIENT_SECRET.to_owned())),
            auth_url: format!("{address}/authorize?tenant=7"),
            token_url: format!("{address}/token"),
            revoke_url: Some(format!("{address}/revoke")),
            scopes: vec!["read,activity:read_all".to_owned()],
            secret_in,
            parameters: [("approval_prompt".to_owned(), "auto".to_owned())].into(),
        }
    }

    /// Takes the time of the site.
    pub(crate) fn keep_time(&self, clock: &Clock) {
        self.inner().clock = Some(clock.clone());
    }

    /// Who is logged in at the provider.
    pub(crate) fn is_used_by(&self, subject: &str, email: &str, is_verified: bool) {
        self.says(json!({ "sub": subject, "email": email, "email_verified": is_verified, "name": "Ann Lee" }));
    }

    /// What the ID token says of the person.
    pub(crate) fn says(&self, person: Value) {
        self.inner().person = person;
    }

    /// What is said besides, to whoever has the access token.
    pub(crate) fn says_besides(&self, person: Value) {
        self.inner().besides = person;
    }

    pub(crate) fn goes_wrong(&self, fault: Fault) {
        self.inner().fault = fault;
    }

    /// Describes itself as another issuer.
    pub(crate) fn claims_to_be(&self, issuer: &str) {
        self.inner().described_as = Some(issuer.to_owned());
    }

    /// Reads the secret in the body and nowhere else.
    pub(crate) fn reads_only_bodies(&self) {
        self.inner().only_body = true;
    }

    /// Signs with another key from now on, and publishes only that.
    pub(crate) fn changes_key(&self, id: &str, signs: Signs) {
        self.inner().key = Key::new(id, signs);
    }

    /// How often an address was asked.
    pub(crate) fn times_asked(&self, path: &str) -> usize {
        self.inner().asked.iter().filter(|asked| *asked == path).count()
    }

    /// Everything that was ever issued: codes and tokens.
    pub(crate) fn issued(&self) -> Vec<String> {
        self.inner().issued.clone()
    }

    /// What was sent last.
    pub(crate) fn last_body(&self) -> BTreeMap<String, String> {
        fields(self.inner().bodies.last().expect("something was sent").as_bytes())
    }

    /// What the page of consent does when somebody agrees: it checks what it was asked, and leads back, to a path of
    /// the site.
    pub(crate) fn consent(&self, link: &str) -> String {
        let (redirect, state) = self.asked_for(link);
        let mut inner = self.inner();
        inner.count += 1;
        let code = format!("code-{}-{}", inner.count, "c".repeat(20));
        let query = query_of(link);
        let code_of = Code {
            nonce: query.get("nonce").cloned(),
            challenge: query["code_challenge"].clone(),
            redirect: redirect.clone(),
        };
        inner.codes.insert(code.clone(), code_of);
        inner.issued.extend([code.clone(), state.clone()]);
        let back = form_urlencoded::Serializer::new(String::new())
            .append_pair("code", &code)
            .append_pair("state", &state)
            .finish();
        format!("{}?{back}", path_of(&redirect))
    }

    /// The same when somebody refuses, or the provider does.
    pub(crate) fn refusal(&self, link: &str, error: &str) -> String {
        let (redirect, state) = self.asked_for(link);
        format!("{}?error={error}&error_description=no&state={state}", path_of(&redirect))
    }

    fn asked_for(&self, link: &str) -> (String, String) {
        assert!(link.starts_with(&format!("{}/authorize", self.address())), "{link}");
        let query = query_of(link);
        assert_eq!(query["response_type"], "code");
        assert_eq!(query["client_id"], CLIENT_ID);
        assert_eq!(query["code_challenge_method"], "S256");
        assert_eq!(query["code_challenge"].len(), 43);
        assert_eq!(query["state"].len(), 43);
        assert!(!link.contains("secret"), "{link}");
        (query["redirect_uri"].clone(), query["state"].clone())
    }
}

/// The parameters of an address.
pub(crate) fn query_of(link: &str) -> BTreeMap<String, String> {
    fields(link.split_once('?').map_or("", |(_, query)| query).as_bytes())
}

fn fields(text: &[u8]) -> BTreeMap<String, String> {
    form_urlencoded::parse(text).into_owned().collect()
}

fn path_of(address: &str) -> String {
    let rest = address.split_once("://").expect("a whole address").1;
    rest[rest.find('/').expect("a path")..].to_owned()
}

async fn describe(State(provider): State<FakeProvider>) -> Response {
    let (fault, description) = provider.inner().described();
    match fault {
        Fault::Broken | Fault::Html => wrong(fault).await,
        _ => as_json(StatusCode::OK, &description),
    }
}

async fn keys(State(provider): State<FakeProvider>) -> Response {
    let mut inner = provider.inner();
    inner.asked.push("/keys".to_owned());
    let unusable = [json!({ "kty": "oct", "k": "AAAA" }), json!({ "kty": "RSA", "use": "enc", "n": "AQ", "e": "AQ" })];
    let published = match inner.fault {
        Fault::UnknownKey => Vec::new(),
        _ => vec![inner.key.published()],
    };
    let all = [unusable.as_slice(), published.as_slice()].concat();
    as_json(StatusCode::OK, &json!({ "keys": all }))
}

async fn user_info(State(provider): State<FakeProvider>, headers: HeaderMap) -> Response {
    let mut inner = provider.inner();
    inner.asked.push("/userinfo".to_owned());
    let token = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !token.strip_prefix("Bearer ").is_some_and(|token| inner.issued.iter().any(|issued| issued == token)) {
        return as_json(StatusCode::UNAUTHORIZED, &json!({ "error": "invalid_token" }));
    }
    let mut person = inner.besides.clone();
    if inner.fault == Fault::OtherSubject {
        person["sub"] = json!("somebody-else");
    }
    as_json(StatusCode::OK, &person)
}

async fn revoke(State(provider): State<FakeProvider>, headers: HeaderMap, body: Bytes) -> Response {
    let mut inner = provider.inner();
    inner.bodies.push(String::from_utf8_lossy(&body).into_owned());
    if !inner.knows(&headers, &fields(&body)) {
        return as_json(StatusCode::UNAUTHORIZED, &json!({ "error": "invalid_client" }));
    }
    StatusCode::OK.into_response()
}

async fn token(State(provider): State<FakeProvider>, headers: HeaderMap, body: Bytes) -> Response {
    let fault = {
        let mut inner = provider.inner();
        inner.asked.push("/token".to_owned());
        inner.bodies.push(String::from_utf8_lossy(&body).into_owned());
        inner.fault
    };
    let answer = wrong(fault).await;
    if answer.status() != StatusCode::IM_A_TEAPOT {
        return answer;
    }
    provider.inner().answer(&headers, &fields(&body))
}

/// What comes instead of an answer; a teapot when nothing is wrong with the whole answer.
async fn wrong(fault: Fault) -> Response {
    let error = |status, code: &str| as_json(status, &json!({ "error": code, "error_description": "no" }));
    let html = || "<!doctype html><h1>We will be back</h1>".to_owned();
    match fault {
        Fault::Broken => as_json(StatusCode::INTERNAL_SERVER_ERROR, &json!({ "error": "server_error" })),
        Fault::Html => ([(header::CONTENT_TYPE, "text/html")], html()).into_response(),
        Fault::HtmlAsJson => ([(header::CONTENT_TYPE, "application/json")], html()).into_response(),
        Fault::Slow => {
            tokio::time::sleep(Duration::from_secs(30)).await;
            StatusCode::OK.into_response()
        }
        Fault::Huge => {
            as_json(StatusCode::OK, &json!({ "access_token": "a".repeat(1_000_000), "token_type": "Bearer" }))
        }
        Fault::Elsewhere => {
            (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, "http://127.0.0.1:9/token")]).into_response()
        }
        Fault::InvalidGrant => error(StatusCode::BAD_REQUEST, "invalid_grant"),
        Fault::InvalidClient => error(StatusCode::UNAUTHORIZED, "invalid_client"),
        Fault::ErrorAsSuccess => error(StatusCode::OK, "bad_verification_code"),
        Fault::TooMany => error(StatusCode::TOO_MANY_REQUESTS, "slow_down"),
        _ => StatusCode::IM_A_TEAPOT.into_response(),
    }
}

impl Inner {
    fn described(&mut self) -> (Fault, Value) {
        self.asked.push("/.well-known/openid-configuration".to_owned());
        let address = &self.address;
        let ways = if self.only_body { json!(["client_secret_post"]) } else { json!(["client_secret_basic"]) };
        let description = json!({
            "issuer": self.described_as.as_ref().unwrap_or(address),
            "authorization_endpoint": format!("{address}/authorize"),
            "token_endpoint": format!("{address}/token"),
            "jwks_uri": format!("{address}/keys"),
            "userinfo_endpoint": format!("{address}/userinfo"),
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256", "ES256", "EdDSA"],
            "token_endpoint_auth_methods_supported": ways,
        });
        (self.fault, description)
    }

    /// Whether this is the site, by its secret, where this provider reads it.
    fn knows(&self, headers: &HeaderMap, fields: &BTreeMap<String, String>) -> bool {
        let encoded = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
        let basic = format!("Basic {}", STANDARD.encode(format!("{}:{}", encoded(CLIENT_ID), encoded(CLIENT_SECRET))));
        let in_header = headers.get(header::AUTHORIZATION).is_some_and(|value| *value == basic);
        let has = |name: &str, value: &str| fields.get(name).is_some_and(|found| found == value);
        let in_body = has("client_id", CLIENT_ID) && has("client_secret", CLIENT_SECRET);
        in_body || (in_header && !self.only_body)
    }

    fn answer(&mut self, headers: &HeaderMap, fields: &BTreeMap<String, String>) -> Response {
        let error = |code: &str| as_json(StatusCode::BAD_REQUEST, &json!({ "error": code }));
        if !self.knows(headers, fields) {
            return as_json(StatusCode::UNAUTHORIZED, &json!({ "error": "invalid_client" }));
        }
        let nonce = match fields.get("grant_type").map(String::as_str) {
            Some("authorization_code") => {
                // A code works once.
                let Some(code) = fields.get("code").and_then(|code| self.codes.remove(code)) else {
                    return error("invalid_grant");
                };
                let verifier = fields.get("code_verifier").map(String::as_str).unwrap_or_default();
                let is_proved = URL_SAFE_NO_PAD.encode(Sha256::digest(verifier)) == code.challenge;
                if !is_proved || fields.get("redirect_uri") != Some(&code.redirect) {
                    return error("invalid_grant");
                }
                code.nonce
            }
            Some("refresh_token") => {
                let known =
                    fields.get("refresh_token").and_then(|token| self.refresh.iter().position(|it| it == token));
                let Some(known) = known else { return error("invalid_grant") };
                self.refresh.remove(known);
                None
            }
            _ => return error("unsupported_grant_type"),
        };
        self.tokens(nonce)
    }

    fn tokens(&mut self, nonce: Option<String>) -> Response {
        self.count += 1;
        let (access, refresh) =
            (format!("access-{}-{}", self.count, "a".repeat(20)), format!("refresh-{}", self.count));
        self.refresh.push(refresh.clone());
        let mut answer = json!({
            "access_token": access,
            "token_type": "Bearer",
            "expires_in": 21600,
            "expires_at": 1_768_492_800,
            "refresh_token": refresh,
            "athlete": { "id": 134_815, "username": "ann" },
        });
        if let Some(nonce) = nonce.filter(|_| self.fault != Fault::NoIdToken) {
            let token = self.id_token(&nonce);
            self.issued.push(token.clone());
            answer["id_token"] = json!(token);
        }
        self.issued.extend([access, refresh]);
        as_json(StatusCode::OK, &answer)
    }

    fn id_token(&self, nonce: &str) -> String {
        let now = self.clock.as_ref().expect("the time of the site: use `keep_time`").now().timestamp();
        let mut claims = json!({
            "iss": self.address,
            "aud": CLIENT_ID,
            "iat": now,
            "exp": now + 300,
            "nonce": nonce,
        });
        for (name, value) in self.person.as_object().expect("an object") {
            claims[name] = value.clone();
        }
        match self.fault {
            Fault::WrongNonce => claims["nonce"] = json!("n".repeat(43)),
            Fault::NoNonce => drop(claims.as_object_mut().expect("an object").remove("nonce")),
            Fault::WrongAudience => claims["aud"] = json!("another-site"),
            Fault::SharedAudience => claims["aud"] = json!([CLIENT_ID, "another-site"]),
            Fault::OtherParty => claims["azp"] = json!("another-site"),
            Fault::WrongIssuer => claims["iss"] = json!("https://provider.example"),
            Fault::Expired => claims["exp"] = json!(now - 61),
            Fault::FromTheFuture => claims["iat"] = json!(now + 61),
            Fault::NoSubject => claims["sub"] = json!(""),
            _ => {}
        }
        self.key.token(self.fault, &claims)
    }
}

impl Key {
    fn new(id: &str, signs: Signs) -> Self {
        let random = SystemRandom::new();
        let signer = match signs {
            Signs::Rs256 => Signer::Rs256(Box::new(RsaKeyPair::from_pkcs8(RSA_KEY).expect("a key"))),
            Signs::Es256 => {
                let made = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).expect("a key");
                let key = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, made.as_ref(), &random);
                Signer::Es256(key.expect("a key"))
            }
            Signs::EdDsa => {
                let made = Ed25519KeyPair::generate_pkcs8(&random).expect("a key");
                Signer::EdDsa(Ed25519KeyPair::from_pkcs8(made.as_ref()).expect("a key"))
            }
        };
        Self { id: id.to_owned(), signer }
    }

    fn algorithm(&self) -> &'static str {
        match self.signer {
            Signer::Rs256(_) => "RS256",
            Signer::Es256(_) => "ES256",
            Signer::EdDsa(_) => "EdDSA",
        }
    }

    /// As a JWK (RFC 7517, RFC 7518, RFC 8037).
    fn published(&self) -> Value {
        let text = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        let mut key = match &self.signer {
            Signer::Rs256(key) => {
                let public = ring::rsa::PublicKeyComponents::<Vec<u8>>::from(key.public());
                json!({ "kty": "RSA", "n": text(&public.n), "e": text(&public.e) })
            }
            Signer::Es256(key) => {
                let point = key.public_key().as_ref();
                json!({ "kty": "EC", "crv": "P-256", "x": text(&point[1..33]), "y": text(&point[33..]) })
            }
            Signer::EdDsa(key) => json!({ "kty": "OKP", "crv": "Ed25519", "x": text(key.public_key().as_ref()) }),
        };
        key["kid"] = json!(self.id);
        key["use"] = json!("sig");
        key["alg"] = json!(self.algorithm());
        key
    }

    fn token(&self, fault: Fault, claims: &Value) -> String {
        let mut head = json!({ "alg": self.algorithm(), "kid": self.id, "typ": "JWT" });
        match fault {
            Fault::NoneAlgorithm => head["alg"] = json!("none"),
            Fault::SharedSecret => head["alg"] = json!("HS256"),
            Fault::Critical => head["crit"] = json!(["exp"]),
            _ => {}
        }
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let signed = format!("{}.{}", part(&head), part(claims));
        let signature = match fault {
            Fault::NoneAlgorithm => Vec::new(),
            Fault::SharedSecret => {
                let public = self.published().to_string();
                hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, public.as_bytes()), signed.as_bytes()).as_ref().to_vec()
            }
            // Another key with the id of the one that is published.
            Fault::WrongKey => Self::new(&self.id, Signs::EdDsa).sign(&signed),
            _ => self.sign(&signed),
        };
        let signed = if fault == Fault::Tampered {
            let mut claims = claims.clone();
            claims["sub"] = json!("the-administrator");
            format!("{}.{}", part(&head), part(&claims))
        } else {
            signed
        };
        format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature))
    }

    fn sign(&self, text: &str) -> Vec<u8> {
        let random = SystemRandom::new();
        match &self.signer {
            Signer::Rs256(key) => {
                let mut signature = vec![0; key.public().modulus_len()];
                key.sign(&RSA_PKCS1_SHA256, &random, text.as_bytes(), &mut signature).expect("a signature");
                signature
            }
            Signer::Es256(key) => key.sign(&random, text.as_bytes()).expect("a signature").as_ref().to_vec(),
            Signer::EdDsa(key) => key.sign(text.as_bytes()).as_ref().to_vec(),
        }
    }
}

fn as_json(status: StatusCode, value: &Value) -> Response {
    (
        status,
        [(header::CONTENT_TYPE, "application/json;charset=UTF-8"), (header::CACHE_CONTROL, "no-store")],
        value.to_string(),
    )
        .into_response()
}

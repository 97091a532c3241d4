//! An authenticator made of software: it keeps passkeys and signs what it is asked, or something else.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::digest::{SHA256, digest};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};

/// Whom the passkeys of the test site are bound to, and where its pages are.
pub(crate) const NAME: &str = "localhost";
pub(crate) const ORIGIN: &str = "http://localhost:5000";

const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const MAY_BE_COPIED: u8 = 0x08;
const IS_COPIED: u8 = 0x10;
const HAS_KEY: u8 = 0x40;

/// One passkey.
pub(crate) struct Key {
    pub(crate) id: Vec<u8>,
    pair: EcdsaKeyPair,
    /// The name of its owner, as the site gave it.
    pub(crate) owner: String,
    /// How many signatures it says to have made; `None` for one that does not count.
    pub(crate) count: Option<u32>,
}

/// What the browser and the authenticator say beside the signature. A test changes one of it.
#[derive(Clone)]
pub(crate) struct Says {
    pub(crate) kind: Option<&'static str>,
    pub(crate) origin: String,
    pub(crate) name: String,
    /// Another challenge than the one that was asked.
    pub(crate) challenge: Option<String>,
    pub(crate) is_verified: bool,
    pub(crate) is_present: bool,
    pub(crate) is_synced: bool,
}

impl Default for Says {
    fn default() -> Self {
        Self {
            kind: None,
            origin: ORIGIN.to_owned(),
            name: NAME.to_owned(),
            challenge: None,
            is_verified: true,
            is_present: true,
            is_synced: false,
        }
    }
}

impl Says {
    fn client_data(&self, kind: &str, options: &Value) -> Vec<u8> {
        let asked = options["challenge"].as_str().expect("a challenge").to_owned();
        let data = json!({
            "type": self.kind.unwrap_or(kind),
            "challenge": self.challenge.clone().unwrap_or(asked),
            "origin": self.origin,
            "crossOrigin": false,
        });
        data.to_string().into_bytes()
    }

    fn authenticator_data(&self, more: u8, count: u32) -> Vec<u8> {
        let mut flags = more;
        for (is_set, flag) in [
            (self.is_present, PRESENT),
            (self.is_verified, VERIFIED),
            (self.is_synced, MAY_BE_COPIED),
            (self.is_synced, IS_COPIED),
        ] {
            flags |= if is_set { flag } else { 0 };
        }
        let mut data = digest(&SHA256, self.name.as_bytes()).as_ref().to_vec();
        data.push(flags);
        data.extend(count.to_be_bytes());
        data
    }
}

impl Key {
    /// Makes a passkey as the site asks for it: the key, and the answer.
    pub(crate) fn make(options: &Value, says: &Says) -> (Self, Value) {
        Self::make_with_id(
            options,
            says,
            ring::rand::generate::<[u8; 32]>(&SystemRandom::new()).expect("random bytes").expose().to_vec(),
        )
    }

    /// The same under a name that may be known already.
    pub(crate) fn make_with_id(options: &Value, says: &Says, id: Vec<u8>) -> (Self, Value) {
        let random = SystemRandom::new();
        let document = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &random).expect("a key");
        let pair =
            EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, document.as_ref(), &random).expect("a key");
        let owner = options["user"]["id"].as_str().expect("a name for the owner").to_owned();
        // What is copied to a cloud cannot count.
        let key = Self { id, pair, owner, count: (!says.is_synced).then_some(1) };
        let mut data = says.authenticator_data(HAS_KEY, key.count.unwrap_or(0));
        data.extend([0; 16]);
        data.extend(u16::try_from(key.id.len()).expect("a short name").to_be_bytes());
        data.extend(&key.id);
        data.extend(key.public());
        // A map of three: the format, its empty statement, and the data.
        let mut object = vec![0xa3];
        text(&mut object, "fmt");
        text(&mut object, "none");
        text(&mut object, "attStmt");
        object.push(0xa0);
        text(&mut object, "authData");
        bytes(&mut object, &data);
        let response = json!({
            "clientDataJSON": encode(&says.client_data("webauthn.create", options)),
            "attestationObject": encode(&object),
        });
        let answer = key.answer(&response);
        (key, answer)
    }

    /// Answers a log-in.
    pub(crate) fn sign(&mut self, options: &Value, says: &Says) -> Value {
        if let Some(count) = &mut self.count {
            *count += 1;
        }
        let data = says.authenticator_data(0, self.count.unwrap_or(0));
        let client = says.client_data("webauthn.get", options);
        let mut signed = data.clone();
        signed.extend(digest(&SHA256, &client).as_ref());
        let signature = self.pair.sign(&SystemRandom::new(), &signed).expect("a signature");
        self.answer(&json!({
            "clientDataJSON": encode(&client),
            "authenticatorData": encode(&data),
            "signature": encode(signature.as_ref()),
            "userHandle": self.owner,
        }))
    }

    fn answer(&self, response: &Value) -> Value {
        json!({ "id": encode(&self.id), "rawId": encode(&self.id), "type": "public-key", "response": response })
    }

    /// The public key as COSE (RFC 9053) writes it: ES256 on P-256, and a point.
    fn public(&self) -> Vec<u8> {
        let point = self.pair.public_key().as_ref();
        let mut map = vec![0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21];
        bytes(&mut map, &point[1..33]);
        map.push(0x22);
        bytes(&mut map, &point[33..65]);
        map
    }
}

pub(crate) fn encode(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

pub(crate) fn decode(text: &str) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(text).expect("base64url")
}

/// A text in CBOR (RFC 8949), shorter than 24 bytes.
fn text(cbor: &mut Vec<u8>, text: &str) {
    cbor.push(0x60 | u8::try_from(text.len()).expect("a short text"));
    cbor.extend(text.as_bytes());
}

/// Bytes in CBOR, with their length in two bytes or one.
fn bytes(cbor: &mut Vec<u8>, bytes: &[u8]) {
    match u8::try_from(bytes.len()) {
        Ok(len) => cbor.extend([0x58, len]),
        Err(_) => {
            cbor.push(0x59);
            cbor.extend(u16::try_from(bytes.len()).expect("not too many").to_be_bytes());
        }
    }
    cbor.extend(bytes);
}

//! The keys that a provider has published (RFC 7517), and the check of a signature with one of them.

use ring::signature::{
    ECDSA_P256_SHA256_FIXED, ED25519, RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents, UnparsedPublicKey,
};
use serde::Deserialize;
use serde_json::Value;

use super::IdTokenError;
use super::jws::{Algorithm, Jws, decoded};

/// The keys that a provider has published. What is no key that can be used here is left out, for others may follow
/// that can.
#[derive(Clone, Debug, Default)]
pub(super) struct Keys(Vec<Key>);

#[derive(Clone, Debug)]
struct Key {
    id: Option<String>,
    material: Material,
}

#[derive(Clone, Debug)]
enum Material {
    Rsa {
        n: Vec<u8>,
        e: Vec<u8>,
    },
    /// A point of P-256, uncompressed.
    P256(Vec<u8>),
    Ed25519(Vec<u8>),
}

/// A set of keys as it is published.
#[derive(Deserialize)]
pub(super) struct Published {
    keys: Vec<Value>,
}

#[derive(Deserialize)]
struct Jwk {
    kty: String,
    kid: Option<String>,
    #[serde(rename = "use")]
    usage: Option<String>,
    alg: Option<String>,
    crv: Option<String>,
    n: Option<String>,
    e: Option<String>,
    x: Option<String>,
    y: Option<String>,
}

impl From<Published> for Keys {
    fn from(published: Published) -> Self {
        let keys = published.keys.into_iter().filter_map(|key| serde_json::from_value::<Jwk>(key).ok());
        Self(keys.filter_map(Jwk::into_key).collect())
    }
}

impl Jwk {
    fn into_key(self) -> Option<Key> {
        let part = |text: &Option<String>| text.as_deref().and_then(|text| decoded(text).ok());
        if self.usage.as_deref().is_some_and(|usage| usage != "sig") {
            return None;
        }
        let (material, alg) = match (self.kty.as_str(), self.crv.as_deref()) {
            ("RSA", _) => (Material::Rsa { n: unpadded(&part(&self.n)?), e: unpadded(&part(&self.e)?) }, "RS256"),
            ("EC", Some("P-256")) => {
                let (x, y) = (part(&self.x)?, part(&self.y)?);
                let is_sound = x.len() == 32 && y.len() == 32;
                (Material::P256(is_sound.then(|| [&[4], x.as_slice(), y.as_slice()].concat())?), "ES256")
            }
            ("OKP", Some("Ed25519")) => (Material::Ed25519(part(&self.x).filter(|x| x.len() == 32)?), "EdDSA"),
            _ => return None,
        };
        // A key for another algorithm of the same family is not to be used for ours.
        let fits = self.alg.as_deref().is_none_or(|named| named == alg || (alg == "EdDSA" && named == "Ed25519"));
        fits.then_some(Key { id: self.kid, material })
    }
}

/// Some providers write a zero before a number; it means nothing.
fn unpadded(number: &[u8]) -> Vec<u8> {
    let zeros = number.iter().take_while(|byte| **byte == 0).count();
    number[zeros..].to_vec()
}

impl Keys {
    /// Whether a key could have signed this token.
    pub(super) fn know(&self, jws: &Jws<'_>) -> bool {
        self.candidates(jws).next().is_some()
    }

    /// Checks the signature with the key that the token names. A token that names none is taken only where there is
    /// no doubt which key it means.
    pub(super) fn verify(&self, jws: &Jws<'_>) -> Result<(), IdTokenError> {
        let mut candidates = self.candidates(jws);
        match (candidates.next(), candidates.next()) {
            (Some(key), None) => key.material.verify(jws),
            _ => Err(IdTokenError::UnknownKey),
        }
    }

    fn candidates<'a>(&'a self, jws: &'a Jws<'_>) -> impl Iterator<Item = &'a Key> {
        self.0.iter().filter(|key| key.material.fits(jws.algorithm)).filter(|key| match &jws.key_id {
            Some(id) => key.id.as_ref() == Some(id),
            None => true,
        })
    }
}

impl Material {
    /// The key decides which algorithm it is for; the token only may say the same.
    const fn fits(&self, algorithm: Algorithm) -> bool {
        matches!(
            (self, algorithm),
            (Self::Rsa { .. }, Algorithm::Rs256)
                | (Self::P256(_), Algorithm::Es256)
                | (Self::Ed25519(_), Algorithm::EdDsa)
        )
    }

    fn verify(&self, jws: &Jws<'_>) -> Result<(), IdTokenError> {
        let (signed, signature) = (jws.signed, jws.signature.as_slice());
        let verified = match self {
            Self::Rsa { n, e } => {
                RsaPublicKeyComponents { n, e }.verify(&RSA_PKCS1_2048_8192_SHA256, signed, signature)
            }
            Self::P256(point) => UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point).verify(signed, signature),
            Self::Ed25519(key) => UnparsedPublicKey::new(&ED25519, key).verify(signed, signature),
        };
        verified.map_err(|_| IdTokenError::Signature)
    }
}

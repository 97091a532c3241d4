//! [`Verifier`]: asks passkeys and judges their answers.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::json;
use webauthn_rs::prelude::{
    Credential, DiscoverableAuthentication, DiscoverableKey, Passkey, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Uuid, Webauthn, WebauthnBuilder, WebauthnError,
};

use super::obstacle::Obstacle;
use super::place::Place;
use crate::accounts::User;
use crate::accounts::models::NewPasskey;
use crate::error::{Error, Result};

/// How long the browser shows its question. The challenge itself is kept as long.
const PATIENCE: Duration = Duration::from_secs(300);

/// Asks passkeys and judges their answers, for one name and one origin.
///
/// What it asks and what it must remember meanwhile are texts; whoever calls it keeps both.
#[derive(Debug)]
pub(super) struct Verifier {
    webauthn: Webauthn,
    pub(super) place: Place,
}

/// An answer to a log-in: who it says it is, before anything is checked.
#[derive(Debug)]
pub(super) struct Claim {
    pub(super) credential_id: String,
    pub(super) handle: u128,
    answer: PublicKeyCredential,
}

/// Why an answer to a log-in does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It proves nothing.
    Wrong,
    /// It counts backwards: somebody may have a copy of the key.
    Copied,
}

impl Verifier {
    pub(super) fn new(place: Place, name: &str) -> std::result::Result<Self, Obstacle> {
        let builder = WebauthnBuilder::new(&place.name, &place.origin).map_err(|_| Obstacle::Nameless)?;
        let webauthn = builder.rp_name(name).timeout(PATIENCE).build().map_err(|_| Obstacle::Nameless)?;
        Ok(Self { webauthn, place })
    }

    /// Asks for a new passkey that knows its owner by `handle`: what the browser is given, and what to remember. An
    /// authenticator that holds one of `known` makes no other.
    pub(super) fn ask_for_new(&self, user: &User, handle: u128, known: &[String]) -> Result<(String, String)> {
        let known = known.iter().filter_map(|id| URL_SAFE_NO_PAD.decode(id).ok()).collect();
        let name = if user.name.is_empty() { &user.email } else { &user.name };
        let owner = Uuid::from_u128(handle);
        let (options, state) =
            self.webauthn.start_passkey_registration(owner, &user.email, name, Some(known)).map_err(Error::internal)?;
        let mut options = serde_json::to_value(options.public_key).map_err(Error::internal)?;
        // The key itself must know whose it is, since nobody types a name before logging in with it.
        options["authenticatorSelection"]["residentKey"] = json!("required");
        options["authenticatorSelection"]["requireResidentKey"] = json!(true);
        Ok((options.to_string(), written(&state)?))
    }

    /// The passkey that was made; `None` when the answer is no answer to this question from this origin, or nobody was
    /// verified.
    pub(super) fn judge_new(&self, answer: &str, state: &str) -> Result<Option<NewPasskey>> {
        let state: PasskeyRegistration = read(state)?;
        let Ok(answer) = serde_json::from_str::<RegisterPublicKeyCredential>(answer) else { return Ok(None) };
        match self.webauthn.finish_passkey_registration(&answer, &state) {
            Ok(passkey) => described(passkey).map(Some),
            Err(error) => Ok(refused(&error)),
        }
    }

    /// Asks for whichever passkey there is: what the browser is given, and what to remember.
    pub(super) fn ask_for_any(&self) -> Result<(String, String)> {
        let (options, state) = self.webauthn.start_discoverable_authentication().map_err(Error::internal)?;
        let options = serde_json::to_value(options.public_key).map_err(Error::internal)?;
        Ok((options.to_string(), written(&state)?))
    }

    /// Who an answer says it is from.
    pub(super) fn read_claim(&self, answer: &str) -> Option<Claim> {
        let answer: PublicKeyCredential = serde_json::from_str(answer).ok()?;
        let (owner, id) = self.webauthn.identify_discoverable_authentication(&answer).ok()?;
        Some(Claim { credential_id: URL_SAFE_NO_PAD.encode(id), handle: owner.as_u128(), answer })
    }

    /// What the passkey says of itself now, if the answer proves it.
    pub(super) fn judge(
        &self,
        claim: &Claim,
        state: &str,
        credential: &str,
    ) -> Result<std::result::Result<NewPasskey, Refusal>> {
        let state: DiscoverableAuthentication = read(state)?;
        let mut passkey: Passkey = read(credential)?;
        let key = DiscoverableKey::from(&passkey);
        match self.webauthn.finish_discoverable_authentication_v2(&claim.answer, state, &key) {
            Ok(result) if result.user_verified() => {
                passkey.update_credential(&result);
                described(passkey).map(Ok)
            }
            Ok(_) => Ok(Err(Refusal::Wrong)),
            Err(WebauthnError::CredentialPossibleCompromise) => Ok(Err(Refusal::Copied)),
            Err(error) => {
                refused::<()>(&error);
                Ok(Err(Refusal::Wrong))
            }
        }
    }
}

/// A developer may wonder why; whoever asked learns nothing.
fn refused<T>(error: &WebauthnError) -> Option<T> {
    tracing::debug!(target: "flaskboost::accounts", "a passkey was refused: {error}");
    None
}

fn described(passkey: Passkey) -> Result<NewPasskey> {
    let text = written(&passkey)?;
    let key = Credential::from(passkey);
    Ok(NewPasskey {
        credential_id: URL_SAFE_NO_PAD.encode(&key.cred_id),
        credential: text,
        sign_count: key.counter,
        is_backed_up: key.backup_state,
    })
}

fn written(value: &impl Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(Error::internal)
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(Error::internal)
}

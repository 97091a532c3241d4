//! [`Passkeys`]: what the pages of passkeys work with.

use std::sync::Arc;

use super::obstacle::Obstacle;
use super::place::Place;
use super::verifier::Verifier;
use crate::settings::Settings;

/// What the pages of passkeys work with: the verifier for the name of this site, or why there is none.
#[derive(Clone, Debug)]
pub(in crate::accounts) struct Passkeys(Result<Arc<Verifier>, Obstacle>);

impl Passkeys {
    pub(in crate::accounts) fn open(settings: &Settings) -> Self {
        let verifier = Place::of(settings).and_then(|place| Verifier::new(place, &settings.app.name));
        Self(verifier.map(Arc::new))
    }

    pub(super) fn verifier(&self) -> Result<&Verifier, Obstacle> {
        self.0.as_deref().map_err(|obstacle| *obstacle)
    }
}

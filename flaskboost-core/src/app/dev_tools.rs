//! Adds the tools of development to an app, outside production.

use std::sync::Arc;

use super::AppState;
use crate::controller::{RouteFacts, Routes, Services};
use crate::dev::{self, DevTools};
use crate::http::Assets;
use crate::mail::Mailer;
use crate::mailer::{Letters, Writer};
use crate::random::Random;
use crate::settings::Settings;
use crate::view::LIBRARY;

/// The tools, if this runtime may have them.
#[derive(Debug)]
pub(super) struct Tools(Option<DevTools>);

impl Tools {
    pub(super) fn open(settings: &Settings, mailer: &Mailer, random: &Random, assets: Assets) -> Self {
        let stamp = Arc::new(move || {
            let layers = [LIBRARY, assets];
            layers.iter().fold(0_u64, |sum, layer| {
                sum.rotate_left(1) ^ layer.stamp("templates") ^ layer.stamp("static").rotate_left(7)
            })
        });
        Self(DevTools::open(settings, mailer.clone(), random, stamp))
    }

    pub(super) fn are_there(&self) -> bool {
        self.0.is_some()
    }

    pub(super) fn routes(&self) -> Routes<AppState> {
        self.0.as_ref().map(dev::routes).unwrap_or_default()
    }

    pub(super) fn install(&self, services: &Services, facts: &[RouteFacts], letters: (&Letters, &Writer)) -> Services {
        match &self.0 {
            Some(tools) => services
                .with(tools.clone().with_routes(facts.to_vec()).with_letters(letters.0.clone(), letters.1.clone())),
            None => services.clone(),
        }
    }
}

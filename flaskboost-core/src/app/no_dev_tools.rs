//! Without the feature `dev` there are no tools for development.

use super::AppState;
use crate::controller::{RouteFacts, Routes, Services};
use crate::http::Assets;
use crate::mail::Mailer;
use crate::mailer::{Letters, Writer};
use crate::random::Random;
use crate::settings::Settings;

/// No tools.
#[derive(Debug)]
pub(super) struct Tools;

impl Tools {
    pub(super) fn open(_: &Settings, _: &Mailer, _: &Random, _: Assets) -> Self {
        Self
    }

    pub(super) fn are_there(&self) -> bool {
        false
    }

    pub(super) fn routes(&self) -> Routes<AppState> {
        Routes::new()
    }

    pub(super) fn install(&self, services: &Services, _: &[RouteFacts], _: (&Letters, &Writer)) -> Services {
        services.clone()
    }
}

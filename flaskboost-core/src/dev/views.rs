//! The pages of the tools.

use serde::Serialize;

use crate::controller::RouteFacts;
use crate::mail::Captured;
use crate::view::View;

#[derive(Default, Serialize, View)]
#[view("dev/mails.html", json)]
pub(super) struct Mails {
    pub(super) mails: Vec<Captured>,
}

#[derive(Serialize, View)]
#[view("dev/mail.html", json)]
pub(super) struct Mail {
    pub(super) mail: Letter,
}

/// A captured mail and the links in it.
#[derive(Serialize)]
pub(super) struct Letter {
    #[serde(flatten)]
    pub(super) captured: Captured,
    pub(super) links: Vec<String>,
}

#[derive(Default, Serialize, View)]
#[view("dev/routes.html", json)]
pub(super) struct Routing {
    pub(super) routes: Vec<RouteFacts>,
}

//! Each page of the tools.

pub(super) mod jobs;
pub(super) mod letters;
pub(super) mod mails;
pub(super) mod reload;
pub(super) mod routing;

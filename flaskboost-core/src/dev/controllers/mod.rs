//! Each page of the tools.

pub(super) mod mails;
pub(super) mod reload;
pub(super) mod routing;

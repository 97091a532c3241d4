//! Long work in the background: the job that does it, and who asked for it.

mod asker;
mod errand;
mod whois;

pub(super) use asker::Asker;
pub(crate) use errand::Errand;
pub(super) use whois::Whois;

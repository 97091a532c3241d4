//! What tells a plain server where to listen and what to do.

/// Where to listen.
pub(crate) const ADDRESS: &str = "PAGES_ADDRESS";
/// To compress, when it is there.
pub(crate) const GZIP: &str = "PAGES_GZIP";

//! What only some jobs ask for, and what every engine has in the same way: it is kept in the site's own database.

pub(super) mod batches;
pub(super) mod effects;
pub(super) mod locks;
mod migrations;
pub(super) mod namespace;
pub(super) mod rates;
pub(super) mod slots;
pub(super) mod trials;

pub(super) use migrations::migrations;

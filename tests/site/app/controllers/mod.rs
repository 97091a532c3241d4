//! Each page parses, asks the models, and chooses a view.

pub(super) mod faults;
pub(super) mod files;
pub(super) mod home;
pub(super) mod hooks;
pub(super) mod live;
pub(super) mod marks;
pub(super) mod notes;
pub(super) mod shelves;
pub(super) mod staff;

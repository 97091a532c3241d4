//! The front page of the panel.

use serde::Serialize;

use super::Frame;
use crate::view::View;

#[derive(Default, Serialize, View)]
#[view("admin/home.html")]
pub(in crate::admin) struct Home {
    pub(in crate::admin) frame: Frame,
}

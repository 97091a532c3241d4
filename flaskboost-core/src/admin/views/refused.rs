//! The page for whoever sends what the form did not have.

use serde::Serialize;

use super::{Frame, Kin};
use crate::view::View;

/// Which fields were sent that the form did not have.
#[derive(Debug, Default, Serialize, View)]
#[view("admin/refused.html")]
pub(in crate::admin) struct Refused {
    pub(in crate::admin) frame: Frame,
    pub(in crate::admin) model: Kin,
    pub(in crate::admin) names: Vec<String>,
}

//! The front page of the panel.

use crate::admin::desk::Desk;
use crate::admin::views;

pub(in crate::admin) async fn show(desk: Desk) -> views::Home {
    views::Home { frame: desk.frame(None) }
}

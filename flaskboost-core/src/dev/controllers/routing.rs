//! The routes of the app.

use crate::dev::local::Local;
use crate::dev::views;

pub(in crate::dev) async fn index(tools: Local) -> views::Routing {
    views::Routing { routes: tools.routes.to_vec() }
}

//! The front page, and who the server thinks is asking.

use axum::Extension;
use flaskboost::http::ClientIp;

use crate::app::views;

pub(crate) async fn index() -> views::Home {
    views::Home {}
}

pub(crate) async fn client(Extension(ClientIp(address)): Extension<ClientIp>) -> String {
    address.to_string()
}

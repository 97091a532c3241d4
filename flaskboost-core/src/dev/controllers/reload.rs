//! Pages that reload by themselves.

use axum::response::Sse;
use axum::response::sse::KeepAlive;

use crate::controller::Reply;
use crate::dev::local::Local;
use crate::dev::stream;

pub(in crate::dev) async fn show(tools: Local) -> Reply {
    Reply::of(Sse::new(stream::events(&tools)).keep_alive(KeepAlive::default()))
}

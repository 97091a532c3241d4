//! What another program sends, without a page of ours before it.

pub(crate) async fn receive(body: String) -> String {
    format!("{} bytes", body.len())
}

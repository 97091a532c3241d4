//! Everything that can go wrong inside of a handler.

use std::time::Duration;

use flaskboost::prelude::*;

use crate::app::views;

pub(crate) async fn panic() -> &'static str {
    panic!("the private words of a panic")
}

pub(crate) async fn error() -> Result<&'static str> {
    Err(Error::internal("the private cause of an error"))
}

pub(crate) async fn template() -> views::Undrawable {
    views::Undrawable { colour: "mauve".to_owned() }
}

pub(crate) async fn slow(Path(millis): Path<u64>) -> &'static str {
    tokio::time::sleep(Duration::from_millis(millis)).await;
    "at last"
}

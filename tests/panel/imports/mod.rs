//! Rows from a file of CSV: what is taken, what would change, what does, and what is refused.

mod doing;
mod files;
mod mapping;
mod starting;

use flaskboost::testing::{Browser, Page};

use crate::parcels::send;

const PLACE: &str = "/admin/parcels/-/import";

/// Sends a file; gives the address of its import.
pub(super) async fn upload(browser: &mut Browser, text: &str) -> String {
    let page = upload_bytes(browser, text.as_bytes()).await;
    page.assert_status(200).assert_text("What the columns mean");
    page.url().to_owned()
}

pub(super) async fn upload_bytes(browser: &mut Browser, bytes: &[u8]) -> Page {
    browser.visit(PLACE).await.assert_status(200);
    browser.attach("CSV file", "parcels.csv", bytes.to_vec());
    browser.submit("Send the file").await
}

/// Tries it with the columns as they were guessed.
pub(super) async fn try_it(browser: &mut Browser, address: &str) -> Page {
    browser.visit(address).await.assert_status(200);
    browser.submit("Try it").await
}

/// Sends a mapping by hand.
pub(super) async fn map(browser: &mut Browser, address: &str, fields: &[(&str, &str)]) -> Page {
    send(browser, path(address), fields).await
}

/// The path of an address.
pub(super) fn path(address: &str) -> &str {
    address.find("/admin").map_or(address, |at| &address[at..])
}

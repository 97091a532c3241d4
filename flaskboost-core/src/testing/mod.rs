//! A test's way in: the site in this process, visitors with browsers, and a look into the mail.

mod address;
mod assertions;
mod bound;
mod browser;
mod client;
mod cookies;
mod database;
mod forms;
pub mod html;
mod mail;
#[cfg(feature = "accounts")]
mod members;
mod page;
#[cfg(feature = "admin")]
mod panel;
mod test_app;
#[cfg(test)]
mod tests;

pub use browser::Browser;
pub use cookies::Cookie;
pub use database::TestDatabase;
pub use mail::Mail;
pub use page::{Link, Page};
#[cfg(feature = "admin")]
pub use panel::{ListVisit, PanelAnswer, PanelFile, PanelList, PanelRow, RowVisit, TestPanel};
pub use test_app::TestApp;

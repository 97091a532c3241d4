//! A test's way in: the site in this process, visitors with browsers, and a look into the mail.

mod address;
mod assertions;
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
mod test_app;
#[cfg(test)]
mod tests;

pub use browser::Browser;
pub use cookies::Cookie;
pub use database::TestDatabase;
pub use mail::Mail;
pub use page::{Link, Page};
pub use test_app::TestApp;

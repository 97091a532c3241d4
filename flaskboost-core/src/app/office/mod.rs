//! Adds the accounts and the panel behind them to an app, and introduces the two: the panel shows the people of the site.

mod authority;
mod controllers;
mod forms;
mod impersonating;
mod news;
#[expect(clippy::module_inception, reason = "the noun of this part is the office itself")]
mod office;
mod people;
mod routes;
mod users;
mod views;

pub(super) use office::{Office, sweep};

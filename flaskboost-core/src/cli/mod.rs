//! The way in for a person at a terminal: `serve`, `dev`, `worker`, `scheduler`, `jobs`, `schedule`, `routes`, `roles`, `check`,
//! `migrate`, `seed`, `reset`, `user`, `mail`, `audit`, `settings` and `crumbs`. Without a command an app serves.

mod args;
mod audit;
mod check;
mod crumbs;
#[cfg(feature = "dev")]
#[path = "dev.rs"]
mod dev;
#[cfg(not(feature = "dev"))]
#[path = "no_dev.rs"]
mod dev;
mod failure;
mod jobs;
mod logging;
mod mail;
mod main;
mod migrate;
mod reset;
mod roles;
mod routes;
mod schedule;
mod seed;
mod serve;
mod settings;
mod terminal;
#[cfg(feature = "accounts")]
#[path = "user.rs"]
mod user;
#[cfg(not(feature = "accounts"))]
#[path = "no_user.rs"]
mod user;
#[cfg(feature = "dev")]
mod watch;
mod worker;

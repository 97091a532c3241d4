//! The behaviour of a site through the public door: each test is a visitor with a browser, or somebody at a terminal.
//!
//! All of it holds on SQLite, and on PostgreSQL when `DATABASE_URL` names an empty database there.

mod activity;
mod addresses;
mod app;
mod bodies;
mod booting;
mod chosen_passwords;
mod devices;
mod doors;
mod entering;
mod failing;
mod fake_provider;
mod files;
mod filling_in;
mod forgeries;
mod guards;
mod headers;
mod isolation;
mod joining;
mod known_and_unknown;
mod leaving;
mod limits;
mod magic_link;
mod negotiation;
mod new_address;
mod new_passwords;
mod oauth;
mod policies;
mod posts;
mod provider_accounts;
mod provider_journeys;
mod provider_tokens;
mod providers;
mod proxies;
mod roles;
mod serving;
mod sessions;
mod stolen;
mod terminal;
mod visitors;
mod workshop;

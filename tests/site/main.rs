//! The behaviour of a site through the public door: each test is a visitor with a browser, or somebody at a terminal.
//!
//! All of it holds on SQLite, and on PostgreSQL when `DATABASE_URL` names an empty database there.

mod activity;
mod addresses;
mod app;
mod authenticator;
mod bodies;
mod booting;
mod chosen_passwords;
mod devices;
mod doors;
mod entering;
mod failing;
mod files;
mod filling_in;
mod forgeries;
mod freshness;
mod guards;
mod headers;
mod isolation;
mod joining;
mod known_and_unknown;
mod leaving;
mod limits;
mod limits_on_redis;
mod magic_link;
mod mail_codes;
mod negotiation;
mod new_address;
mod new_passwords;
mod open_connections;
mod passkeys;
mod policies;
mod posts;
mod proxies;
mod recovery_codes;
mod roles;
mod second_factor;
mod security_key;
mod serving;
mod sessions;
mod stolen;
mod terminal;
mod trusted_devices;
mod visitors;
mod workshop;

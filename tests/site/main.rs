//! The behaviour of a site through the public door: each test is a visitor with a browser, or somebody at a terminal.
//!
//! All of it holds on SQLite, and on PostgreSQL when `DATABASE_URL` names an empty database there.

mod activity;
mod addresses;
mod api_tokens;
mod app;
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
mod policies;
mod posts;
mod programs;
mod proxies;
mod refreshing;
mod roles;
mod scopes;
mod serving;
mod sessions;
mod stolen;
mod terminal;
mod visitors;
mod visitors_table;
mod workshop;
mod wrong_types;

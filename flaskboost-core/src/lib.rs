//! FlaskBoost: a web starter kit whose walls the compiler holds.
//!
//! The crate is a house of nine floors. A module imports only from a floor strictly below its own, and neighbours
//! on one floor do not know each other: `app` introduces them. The list below *is* the plan; a test of the
//! workspace reads it and refuses an import that points up or sideways.
//!
//! Start at [`prelude`], which names what an app writes every day, or at [`app::App`], which assembles one.

extern crate self as flaskboost;

// Floor 9: the two ways in
pub mod cli;
pub mod prelude;
#[cfg(feature = "testing")]
pub mod testing;

// Floor 8: the only place that knows everyone
pub mod app;

// Floor 7: ready-made applications
#[cfg(feature = "accounts")]
pub mod accounts;
#[cfg(feature = "admin")]
pub mod admin;
#[cfg(feature = "dev")]
pub mod dev;
pub mod files;
pub mod lists;

// Floor 6: where requests meet functions, and people meet rows
pub mod controller;
pub mod mailer;
#[cfg(feature = "oauth")]
pub mod oauth;
pub mod policy;

// Floor 5: who is asking, what they see, what they send
pub mod auth;
pub mod form;
pub mod view;

// Floor 4: what the house remembers
pub mod cache;
pub mod jobs;
pub mod lexicon;
pub mod limit;
pub mod mail;
pub mod model;
#[cfg(feature = "realtime")]
pub mod realtime;
pub mod session;
pub mod storage;

// Floor 3: the cellar
pub mod db;
#[cfg(feature = "oauth")]
pub mod fetch;
pub mod http;
pub mod seal;

// Floor 2: plain facts
pub mod clock;
pub mod random;
pub mod services;
pub mod settings;
pub mod url;

// Floor 1: what can go wrong
pub mod error;

pub use flaskboost_macros::embed;

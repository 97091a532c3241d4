//! The behaviour of forms, through the same doors that an app uses.

mod checking;
mod csrf;
mod decoding;
mod drawing;
mod nasty;
mod numbers;
mod saving;
mod sending;
mod texts;
mod untyped;

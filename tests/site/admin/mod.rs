//! The panel over the models: who may enter, and what they find.

mod audit_command;
mod entering;
mod history;
mod patients;
mod trail;

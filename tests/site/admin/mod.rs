//! The panel over the models: who may enter, and what they find.

mod audit_command;
mod entering;
mod finding;
mod forms;
mod history;
mod lists;
mod patients;
mod people;
mod speaking;
mod system;
mod trail;
mod visitors;

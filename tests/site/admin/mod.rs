//! The panel over the models: who may enter, and what they find.

mod entering;
mod history;
mod patients;
mod trail;
mod forms;

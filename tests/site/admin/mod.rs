//! The panel over the models: who may enter, and what they find.

mod entering;
mod forms;
mod history;
mod lists;
mod patients;
mod trail;

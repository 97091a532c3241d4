//! The panel over the models: who may enter, and what they find.

mod entering;
mod finding;
mod people;
mod speaking;
mod system;

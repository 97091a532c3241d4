//! The pages of the app: each is a struct of data and the name of the template that draws it.

pub mod home;
pub mod notes;

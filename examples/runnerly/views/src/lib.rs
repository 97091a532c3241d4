//! The pages of Runnerly: each is a struct of data and the name of the template that draws it.

pub mod dashboard;
pub mod home;
pub mod profile;
pub mod runs;
pub mod users;

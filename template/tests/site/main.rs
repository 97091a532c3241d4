//! What the site does, told through its pages: each test is a visitor with a browser, on a database of its own.

mod accounts;
mod architecture;
mod home;
mod notes;
mod panel;
mod roles;

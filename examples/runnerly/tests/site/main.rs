//! What Runnerly does, told through its pages: each test is a visitor with a browser.
//!
//! A test that shows a requirement of the first Runnerly begins with its number, such as `r0_5_`.

mod accounts;
mod dashboard;
mod first_story;
mod json;
mod panel;
mod people;
mod profiles;
mod run_pages;
mod seeded;
mod uploads;
mod visitors;
mod walls;
mod who_gets_what;

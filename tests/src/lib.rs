//! What no single crate can test: the walls of the house, and the site through the public door.

#[cfg(doctest)]
mod guide;

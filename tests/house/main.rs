//! The walls of the house: which module may import which, where foreign crates live, and what must not be forgotten.

mod floors;
mod generated;
mod manifests;
mod paths;
mod plan;
mod source;
mod template;
mod tenants;
mod tidy;
mod walls;
mod workspace;

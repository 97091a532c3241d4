//! The models of Runnerly: everything the site knows about runners, runs, races and plans.
//!
//! The entities are private on purpose: a controller asks a model a question by name and cannot put one together.

pub mod gps;
pub mod measure;

mod desk;
mod measured;
mod new_person;
mod new_run;
mod person;
mod plan;
mod profile;
mod profile_form;
mod race;
mod run;
mod run_card;
mod run_details;
mod seed;
mod total;

pub use desk::desk;
pub use measure::{Distance, Elapsed, Pace};
pub use new_person::NewPerson;
pub use new_run::NewRun;
pub use person::Person;
pub use plan::Model as Plan;
pub use profile::Model as Profile;
pub use profile_form::ProfileForm;
pub use race::{Model as Race, RaceAhead};
pub use run::Model as Run;
pub use run_card::RunCard;
pub use run_details::RunDetails;
pub use seed::seed;
pub use total::{Total, Totals};

//! Assembles an app, checks it and boots it: the only place that knows everyone.

#[cfg(feature = "accounts")]
#[path = "accounts.rs"]
mod accounts;
#[cfg(not(feature = "accounts"))]
#[path = "no_accounts.rs"]
mod accounts;
#[expect(clippy::module_inception, reason = "the noun of this floor is the app itself")]
mod app;
mod boot;
#[cfg(feature = "dev")]
#[path = "dev_tools.rs"]
mod dev_tools;
#[cfg(not(feature = "dev"))]
#[path = "no_dev_tools.rs"]
mod dev_tools;
mod error;
mod globals;
mod labour;
mod layers;
#[cfg(feature = "oauth")]
#[path = "oauth.rs"]
mod oauth;
#[cfg(not(feature = "oauth"))]
#[path = "no_oauth.rs"]
mod oauth;
#[cfg(not(feature = "admin"))]
#[path = "no_office.rs"]
mod office;
#[cfg(feature = "admin")]
mod office;
mod plan;
mod queue;
mod seeder;
mod site;
mod state;
mod surroundings;

pub use app::App;
pub use boot::Parts;
pub use error::BootError;
pub use labour::Labour;
pub use plan::Plan;
pub use seeder::Seeder;
pub use site::Site;
pub use state::AppState;
pub use surroundings::Surroundings;

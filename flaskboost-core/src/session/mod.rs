//! Remembers a visitor between requests: who logged in, small data, and messages to show once.
//!
//! The cookie holds 32 random bytes. The database holds only their SHA-256, so a stolen copy of the database opens
//! no session. A request without the cookie costs no query, and neither does one whose handler never asks.

mod alarm;
mod change;
mod detached;
mod device;
mod disguise;
mod flash;
mod keeper;
mod migrations;
mod pass;
mod past;
mod proof;
mod rotation;
mod row;
#[expect(clippy::module_inception, reason = "the noun of this floor is the session itself")]
mod session;
mod stay;

pub use alarm::Stolen;
pub use detached::Detached;
pub use device::Device;
pub use disguise::Disguise;
pub use flash::{Flash, FlashButton, Level};
pub use keeper::{SessionKeeper, remember};
pub use migrations::migrations;
pub use pass::SessionPass;
pub use row::end_all;
pub use session::Session;
pub use stay::Stay;

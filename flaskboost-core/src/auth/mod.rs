//! Says who is asking, and whether they may.

mod current_user;
mod guard;
mod identity;
mod next;
mod password_hash;
mod passwords;
mod visitor;

pub use current_user::CurrentUser;
pub use futures_util::future::BoxFuture;
pub use guard::Guard;
pub use identity::{Identify, Identity};
pub use next::safe_next;
pub use password_hash::PasswordHash;
pub use passwords::{Passwords, Verdict};
pub use visitor::{Recogniser, Visitor, recognise};

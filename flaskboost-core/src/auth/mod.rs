//! Says who is asking, and whether they may.

mod action;
mod actor;
mod bearer;
mod current_user;
mod guard;
mod identity;
mod next;
mod normalised;
mod password_hash;
mod password_rules;
mod passwords;
mod permission;
mod resource;
mod role;
mod roles;
mod roles_check;
mod scopes;
mod visitor;

pub use action::Action;
pub use actor::Actor;
pub use bearer::{Bearer, bear, refuse_tokens};
pub use current_user::CurrentUser;
pub use futures_util::future::BoxFuture;
pub use guard::Guard;
pub use identity::{Identify, Identity};
pub use next::safe_next;
pub use password_hash::PasswordHash;
pub use password_rules::PasswordRules;
pub use passwords::{Passwords, Verdict};
pub use permission::Permission;
pub use resource::Resource;
pub use role::Role;
pub use roles::{DeclaredRole, Roles};
pub use scopes::Scopes;
pub use visitor::{Recogniser, Visitor, recognise};

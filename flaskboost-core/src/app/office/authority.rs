//! Who may do what to whose account: nobody lifts anybody above themselves, and nobody touches those above them.

use crate::accounts::User;
use crate::auth::{Actor, Permission, Role};
use crate::error::{Error, Result};

/// Whether somebody may change this account.
pub(super) fn may_change(actor: &Actor, user: &User) -> bool {
    actor.may(Permission::edit::<User>()) && is_not_above(actor, user)
}

/// Refuses whoever may not change this account.
///
/// # Errors
///
/// - They may not change accounts, or its owner stands above them, or has a role that is not declared.
pub(super) fn require_change(actor: &Actor, user: &User) -> Result<()> {
    actor.require(Permission::edit::<User>())?;
    if is_not_above(actor, user) {
        Ok(())
    } else {
        Err(Error::forbidden("You may not change the account of somebody whose role is above yours."))
    }
}

/// Refuses to give a role to whoever does not have it.
///
/// # Errors
///
/// - The role is above the actor's.
pub(super) fn require_role(actor: &Actor, role: &Role) -> Result<()> {
    if actor.has_role(role.name()) {
        Ok(())
    } else {
        Err(Error::forbidden("You may give nobody a role that is above yours."))
    }
}

/// Refuses to grant a permission to whoever does not have it.
///
/// # Errors
///
/// - The actor may not do this.
pub(super) fn require_permission(actor: &Actor, permission: Permission) -> Result<()> {
    if actor.may(permission) {
        Ok(())
    } else {
        Err(Error::forbidden("You may grant nobody what you may not do yourself."))
    }
}

/// A role that is declared no longer gives no power, so its owner stands above nobody.
fn is_not_above(actor: &Actor, user: &User) -> bool {
    let role = user.role();
    actor.has_role(role.name()) || actor.has_role(Role::ADMIN.name())
}

//! Who there is on this site, and what each may do: everything about power, in one file.

use flaskboost::auth::{Permission, Resource, Role, Roles};

use crate::note::Model as Note;

/// Reads every note and deletes what must not stay.
pub const MODERATOR: Role = Role::named("moderator");

impl Resource for Note {
    const NAME: &'static str = "notes";
}

// CANDY: the roles; `user`, `service` and `admin` are there from the start.
/// The roles of the site. What stands neither here nor in a policy, nobody may do.
pub fn roles() -> Roles {
    Roles::new()
        .role("user")
        .may(Permission::create::<Note>())
        .role("moderator")
        .above("user")
        .may(Permission::view::<Note>())
        .may(Permission::delete::<Note>())
}

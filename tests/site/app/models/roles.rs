//! Who there is, besides those who are there from the start.

use flaskboost::auth::{Permission, Roles};

use super::Shelf;

pub(crate) fn roles() -> Roles {
    Roles::new()
        .role("user")
        .may(Permission::create::<Shelf>())
        .role("librarian")
        .above("user")
        .may(Permission::edit::<Shelf>())
        .permission(Permission::delete::<Shelf>())
}

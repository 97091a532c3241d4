//! What is sent from the pages about people.

use crate::form::{Email, Form};

/// Another name.
#[derive(Form)]
pub(super) struct Rename {
    #[field(label = "Name", max_len = 100)]
    pub(super) name: Option<String>,
}

/// Another role.
#[derive(Form)]
pub(super) struct TakeRole {
    #[field(label = "Role", max_len = 40)]
    pub(super) role: String,
}

/// A permission that is granted or taken back.
#[derive(Form)]
pub(super) struct Grant {
    #[field(label = "Permission", max_len = 100)]
    pub(super) permission: String,
}

/// Why somebody looks at the site as somebody else, and whether they want to change something.
#[derive(Form)]
pub(super) struct Impersonate {
    #[field(
        label = "Reason",
        max_len = 200,
        autocomplete = "off",
        autofocus,
        help = "It is written into the log of both accounts."
    )]
    pub(super) reason: String,
    #[field(label = "Let me change things in their name")]
    pub(super) may_write: bool,
}

/// A new account.
#[derive(Form)]
pub(super) struct Invite {
    #[field(label = "E-mail", autocomplete = "off", autofocus)]
    pub(super) email: Email,
    #[field(label = "Name", max_len = 100, autocomplete = "off")]
    pub(super) name: Option<String>,
}

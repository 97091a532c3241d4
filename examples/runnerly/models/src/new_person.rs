//! What an administrator fills in to create a user.

use flaskboost::form::{Email, Form};

use crate::profile_form::ProfileForm;

/// An account and its profile, in the order in which they are shown.
#[derive(Form)]
pub struct NewPerson {
    /// The address; nobody else may have it.
    #[field(label = "E-mail", max_len = 128, autocomplete = "off")]
    pub email: Email,
    /// The rest is the person's profile.
    #[field(nested)]
    pub profile: ProfileForm,
}

//! Somebody's own profile.

use flaskboost::form::Form;
use flaskboost::view::View;
use models::ProfileForm;
use serde::Serialize;

/// The profile as a form.
#[derive(Default, Serialize, View)]
#[view("profile/edit.html")]
pub struct Edit {
    /// The form.
    pub form: Form<ProfileForm>,
}

//! The pages about people.

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::forms;
use super::forms::Invite;
use crate::accounts::AuthEvent;
use crate::admin::Frame;
use crate::auth::Roles;
use crate::form::Form;
use crate::session::Device;
use crate::view::View;

/// One person.
#[derive(Default, Serialize, View)]
#[view("admin/people/show.html")]
pub(super) struct Show {
    pub(super) frame: Frame,
    pub(super) person: Person,
    /// Whether the viewer may change the account.
    pub(super) may_edit: bool,
    /// Whether the viewer may delete it.
    pub(super) may_delete: bool,
    /// Whether the viewer may look at the site as this person.
    pub(super) may_impersonate: bool,
    /// The roles that the viewer may give.
    pub(super) roles: Vec<&'static str>,
    /// The permissions that the viewer may grant, and that were not granted.
    pub(super) grantable: Vec<String>,
    pub(super) grants: Vec<String>,
    pub(super) devices: Vec<Device>,
    /// What happened lately, for those who may know it.
    pub(super) events: Option<Vec<EventLine>>,
}

#[derive(Default, Serialize)]
pub(super) struct Person {
    pub(super) id: i64,
    pub(super) email: String,
    pub(super) name: String,
    pub(super) role: String,
    pub(super) is_active: bool,
    pub(super) is_confirmed: bool,
    pub(super) has_second_factor: bool,
    pub(super) has_passkey: bool,
    pub(super) created_at: DateTime<Utc>,
    pub(super) last_login_at: Option<DateTime<Utc>>,
}

#[derive(Serialize)]
pub(super) struct EventLine {
    what: &'static str,
    at: DateTime<Utc>,
    address: String,
    device: String,
}

impl From<AuthEvent> for EventLine {
    fn from(event: AuthEvent) -> Self {
        Self { what: event.kind.label(), at: event.at, device: event.device(), address: event.address }
    }
}

/// Before somebody looks at the site as a person.
#[derive(Default, Serialize, View)]
#[view("admin/people/impersonate.html")]
pub(super) struct Impersonate {
    pub(super) frame: Frame,
    pub(super) id: i64,
    pub(super) name: String,
    pub(super) minutes: i64,
    /// Whether they may change something meanwhile.
    pub(super) may_write: bool,
    pub(super) form: Form<forms::Impersonate>,
}

impl Impersonate {
    /// The page with this form.
    pub(super) fn with(self, form: Form<forms::Impersonate>) -> Self {
        Self { form, ..self }
    }
}

/// A new account.
#[derive(Default, Serialize, View)]
#[view("admin/people/new.html")]
pub(super) struct New {
    pub(super) frame: Frame,
    pub(super) form: Form<Invite>,
}

/// The roles of the site.
#[derive(Default, Serialize, View)]
#[view("admin/people/roles.html")]
pub(super) struct Power {
    pub(super) frame: Frame,
    pub(super) roles: Vec<RoleLine>,
}

/// One role: what stands right below it, and what it may do by itself and through those below.
#[derive(Serialize)]
pub(super) struct RoleLine {
    name: &'static str,
    above: Vec<&'static str>,
    own: Vec<String>,
    all: Vec<String>,
}

impl RoleLine {
    pub(super) fn of(roles: &Roles) -> Vec<Self> {
        let permissions = roles.permissions();
        let line = |role: &crate::auth::DeclaredRole| Self {
            name: role.name,
            above: role.above.clone(),
            own: role.may.iter().map(ToString::to_string).collect(),
            all: permissions
                .iter()
                .filter(|permission| roles.allows(role.name, **permission))
                .map(ToString::to_string)
                .collect(),
        };
        roles.all().iter().map(line).collect()
    }
}

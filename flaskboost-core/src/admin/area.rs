//! The pages of the panel about the site itself, each area with a permission of its own.

use super::{AuditTrail, Staff};
use crate::auth::{Permission, Resource};

/// The queue of jobs and the schedules: `system-jobs.view` to see them, `system-jobs.edit` to try jobs again, cancel them
/// and pause queues.
#[derive(Debug, Clone, Copy)]
pub struct SystemJobs;

impl Resource for SystemJobs {
    const NAME: &'static str = "system-jobs";
}

/// What was mailed and who gets no mail: `system-mail.view` to see it, `system-mail.edit` to hold mail back or let it
/// through again.
#[derive(Debug, Clone, Copy)]
pub struct SystemMail;

impl Resource for SystemMail {
    const NAME: &'static str = "system-mail";
}

/// The views of lists that everybody sees: `admin-views.edit` to share one's own.
#[derive(Debug, Clone, Copy)]
pub struct SharedViews;

impl Resource for SharedViews {
    const NAME: &'static str = "admin-views";
}

/// One area.
#[derive(Debug, Clone, Copy)]
pub(super) struct Area {
    /// The last part of its address.
    pub(super) name: &'static str,
    /// The text of its link.
    pub(super) key: &'static str,
    pub(super) view: Permission,
    /// What one needs to change something there, if anything can be changed.
    pub(super) edit: Option<Permission>,
}

impl Area {
    /// All of them, in the order of the navigation.
    pub(super) const ALL: [Self; 5] = [
        Self { name: "activity", key: "history-activity", view: Permission::view::<AuditTrail>(), edit: None },
        Self { name: "tasks", key: "tasks-title", view: Permission::view::<Staff>(), edit: None },
        Self {
            name: "jobs",
            key: "panel-jobs",
            view: Permission::view::<SystemJobs>(),
            edit: Some(Permission::edit::<SystemJobs>()),
        },
        Self { name: "schedule", key: "panel-schedule", view: Permission::view::<SystemJobs>(), edit: None },
        Self {
            name: "mail",
            key: "panel-mail",
            view: Permission::view::<SystemMail>(),
            edit: Some(Permission::edit::<SystemMail>()),
        },
    ];
}

//! What an app writes every day.
//!
//! ```
//! use flaskboost::prelude::*;
//! ```

pub use std::process::ExitCode;

pub use crate::app::{App, AppState, Seeder};
pub use crate::auth::{Action, Actor, CurrentUser, Guard, Permission, Resource, Role, Roles};
pub use crate::controller::{Path, Query, Redirect, Replies, Reply, Service};
pub use crate::db::Db;
pub use crate::error::{Error, Result};
pub use crate::form::{Choice, Email, Form, Password, Upload};
pub use crate::http::Assets;
pub use crate::jobs::{Job, JobContext, Jobs};
pub use crate::model::{Invalid, Page, PageNumber};
pub use crate::session::{Flash, Level, Session};
pub use crate::view::View;

/// The routes of a site or of a part of it.
pub type Routes = crate::controller::Routes<AppState>;

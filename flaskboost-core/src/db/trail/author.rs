//! [`Author`]: whoever writes, as the audit trail knows them.

use std::fmt;

/// Whoever writes through a handle to the database; see [`Db::by`](crate::db::Db::by).
///
/// It is asked when there is something to write down, while the transaction is open. So it tells what it knows already
/// and asks no database: a connection that waits for another one would hold up both.
pub trait Author: fmt::Debug + Send + Sync + 'static {
    /// Who it is.
    fn tell(&self) -> By;
}

/// What kind of author somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AuthorKind {
    /// Somebody who was recognised.
    Person,
    /// Somebody whom nobody recognised, at a page.
    Visitor,
    /// A command at a terminal.
    Command,
    /// A job of the queue.
    Job,
    /// The site itself.
    #[default]
    System,
}

/// Who wrote something.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct By {
    /// What kind of author it is.
    pub kind: AuthorKind,
    /// The id of the user.
    pub user_id: Option<i64>,
    /// What people call them: the name of the user, of the command, of the job.
    pub name: String,
    /// The address of the client.
    pub address: Option<String>,
    /// The id of the request, or of the job.
    pub request_id: Option<String>,
    /// The id of the user who acts in the name of the other.
    pub impersonator_id: Option<i64>,
}

impl By {
    /// A command, such as `user promote`.
    #[must_use]
    pub fn command(name: &str) -> Self {
        Self { kind: AuthorKind::Command, name: name.to_owned(), ..Self::default() }
    }

    /// A job, by its name and its id.
    #[must_use]
    pub fn job(name: &str, id: &str) -> Self {
        Self { kind: AuthorKind::Job, name: name.to_owned(), request_id: Some(id.to_owned()), ..Self::default() }
    }
}

impl Author for By {
    fn tell(&self) -> By {
        self.clone()
    }
}

impl AuthorKind {
    const ALL: [Self; 5] = [Self::Person, Self::Visitor, Self::Command, Self::Job, Self::System];

    /// Its name in the table.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Visitor => "visitor",
            Self::Command => "command",
            Self::Job => "job",
            Self::System => "system",
        }
    }

    /// The kind of this name; the site itself when it is none.
    pub(super) fn of_name(name: &str) -> Self {
        Self::ALL.into_iter().find(|kind| kind.name() == name).unwrap_or_default()
    }
}

/// In words: `Ann`, `command user promote`, `job mail.send`, `visitor`, `system`.
impl fmt::Display for By {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            AuthorKind::Person => f.write_str(&self.name),
            kind if self.name.is_empty() => f.write_str(kind.name()),
            kind => write!(f, "{} {}", kind.name(), self.name),
        }
    }
}

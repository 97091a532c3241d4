//! [`Work`]: something that is done to several rows.

use chrono::{DateTime, Utc};

use super::{Answers, Facts, Questions, Row, Shelf, put, take_out};
use crate::auth::Action;
use crate::db::Tx;
use crate::error::Result;

/// Something that is done to several rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::admin) enum Work {
    /// Deletes for good.
    Delete,
    /// Puts into the trash.
    Trash,
    /// Takes out of the trash.
    Restore,
    /// Deletes for good what is in the trash.
    Purge,
    /// What the model declares, by its place.
    Own(usize),
}

/// Takes rows out of the trash. No action of a model begins with a hyphen.
pub(in crate::admin) const RESTORE: &str = "-restore";

/// Deletes rows of the trash for good.
pub(in crate::admin) const PURGE: &str = "-purge";

impl Work {
    /// The work of this name.
    pub(in crate::admin) fn named(facts: &Facts, name: &str) -> Option<Self> {
        let own = facts.actions.iter().position(|action| action.name == name).map(Self::Own);
        let of_panel = match name {
            "delete" if facts.trash.is_some() => Some(Self::Trash),
            "delete" => Some(Self::Delete),
            RESTORE if facts.trash.is_some() => Some(Self::Restore),
            PURGE if facts.trash.is_some() => Some(Self::Purge),
            _ => None,
        };
        own.or(of_panel)
    }

    /// What somebody must be allowed to do to each row.
    pub(in crate::admin) fn needs(self, facts: &Facts) -> Action {
        match self {
            Self::Own(place) => facts.actions.get(place).map_or(Action::EDIT, |action| action.needs),
            Self::Delete | Self::Trash | Self::Restore | Self::Purge => Action::DELETE,
        }
    }

    /// What people call it. The pages have a word of their own for deleting.
    pub(in crate::admin) fn label(self, facts: &Facts) -> String {
        match self {
            Self::Own(place) => facts.actions.get(place).map(|action| action.label.clone()).unwrap_or_default(),
            Self::Delete | Self::Trash | Self::Restore | Self::Purge => String::new(),
        }
    }

    /// What is asked first.
    pub(in crate::admin) fn questions(self, facts: &Facts) -> Option<Questions> {
        match self {
            Self::Own(place) => facts.actions.get(place)?.questions,
            Self::Delete | Self::Trash | Self::Restore | Self::Purge => None,
        }
    }

    /// Whether it is about rows in the trash.
    pub(in crate::admin) fn is_in_trash(self) -> bool {
        matches!(self, Self::Restore | Self::Purge)
    }

    /// Whether other rows go along with each row, now or one day.
    pub(in crate::admin) fn takes_along(self, facts: &Facts) -> bool {
        match self {
            Self::Delete | Self::Purge => true,
            Self::Trash => facts.empties_trash(),
            Self::Restore | Self::Own(_) => false,
        }
    }

    /// Does it to a row, and gives the row as it lies in the trash, if it went there.
    ///
    /// # Errors
    ///
    /// - The model refuses, or the database cannot do it.
    pub(in crate::admin) async fn perform(
        self,
        tx: &Tx,
        shelf: &dyn Shelf,
        row: &Row,
        (answers, now): (&Answers, DateTime<Utc>),
    ) -> Result<Option<Row>> {
        match self {
            Self::Delete | Self::Purge => shelf.delete(tx, row).await?,
            Self::Trash => return put(tx, shelf, row, now).await.map(Some),
            Self::Restore => drop(take_out(tx, shelf, row).await?),
            Self::Own(place) => shelf.act(tx, row, place, answers).await?,
        }
        Ok(None)
    }
}

//! [`Work`]: something that is done to several rows.

use super::{Answers, Facts, Questions, Row, Shelf};
use crate::auth::Action;
use crate::db::Tx;
use crate::error::Result;

/// Something that is done to several rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::admin) enum Work {
    Delete,
    /// What the model declares, by its place.
    Own(usize),
}

impl Work {
    /// The work of this name.
    pub(in crate::admin) fn named(facts: &Facts, name: &str) -> Option<Self> {
        let own = facts.actions.iter().position(|action| action.name == name).map(Self::Own);
        own.or((name == "delete").then_some(Self::Delete))
    }

    /// What somebody must be allowed to do to each row.
    pub(in crate::admin) fn needs(self, facts: &Facts) -> Action {
        match self {
            Self::Own(place) => facts.actions.get(place).map_or(Action::EDIT, |action| action.needs),
            Self::Delete => Action::DELETE,
        }
    }

    /// What people call it. The pages have a word of their own for deleting.
    pub(in crate::admin) fn label(self, facts: &Facts) -> String {
        match self {
            Self::Own(place) => facts.actions.get(place).map(|action| action.label.clone()).unwrap_or_default(),
            Self::Delete => String::new(),
        }
    }

    /// What is asked first.
    pub(in crate::admin) fn questions(self, facts: &Facts) -> Option<Questions> {
        match self {
            Self::Own(place) => facts.actions.get(place)?.questions,
            Self::Delete => None,
        }
    }

    /// Does it to a row.
    ///
    /// # Errors
    ///
    /// - The model refuses, or the database cannot do it.
    pub(in crate::admin) async fn perform(
        self,
        tx: &Tx,
        shelf: &dyn Shelf,
        row: &Row,
        answers: &Answers,
    ) -> Result<()> {
        match self {
            Self::Delete => shelf.delete(tx, row).await,
            Self::Own(place) => shelf.act(tx, row, place, answers).await,
        }
    }
}

//! [`Panel`]: which models there are, and where they are found.

use std::fmt;
use std::sync::Arc;

use super::models::listing::{IndexBook, Indexes};
use super::models::{AdminModel, Shelf, Typed};
use crate::auth::{Action, Actor, Permission, Resource};
use crate::db::Db;
use crate::error::{Error, Problem, Result};
use crate::lexicon::Lexicon;
use crate::policy::Extent;

/// What one must be allowed to view to enter the panel: the permission `admin.view`. What there is to see inside, the
/// policies of the models say.
#[derive(Debug, Clone, Copy)]
pub struct Staff;

impl Resource for Staff {
    const NAME: &'static str = "admin";
}

/// What one must be allowed to view to see what happened in all models at once: the permission `audit.view`. It lets
/// nobody see a row, or a column, that its policy hides from them.
#[derive(Debug, Clone, Copy)]
pub struct AuditTrail;

impl Resource for AuditTrail {
    const NAME: &'static str = "audit";
}

/// What the panel is made of; `App::accounts_with_admin` hands it to the app.
#[derive(Debug, Default)]
#[must_use = "the panel has only what it is given"]
pub struct Admin {
    shelves: Vec<Arc<dyn Shelf>>,
}

impl Admin {
    /// Adds a model.
    pub fn model<M: AdminModel>(mut self) -> Self {
        self.shelves.push(Typed::<M>::shelf());
        self
    }

    /// What is wrong with it.
    pub(crate) fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (place, shelf) in self.shelves.iter().enumerate() {
            let facts = shelf.facts();
            if self.shelves[..place].iter().any(|other| other.facts().name == facts.name) {
                problems.push(Problem::new("FB9600", format!("the panel has two models of the name `{}`", facts.name)));
            }
            let refers = facts.columns.iter().filter_map(|column| Some((column.name, column.refers?)));
            for (column, model) in refers.filter(|(_, model)| !self.has(model)) {
                let text = format!("`{}.{column}` belongs to `{model}`, which the panel does not have", facts.name);
                problems.push(Problem::new("FB9601", text));
            }
            for child in facts.children.iter().filter(|child| !self.has(child.model)) {
                let text = format!("`{}` has many `{}`, which the panel does not have", facts.name, child.model);
                problems.push(Problem::new("FB9602", text));
            }
        }
        problems
    }

    /// What one may be allowed in it.
    pub(crate) fn permissions(&self) -> Vec<Permission> {
        let enter = Permission::view::<Staff>();
        let of_models = self.shelves.iter().flat_map(|shelf| {
            [Action::VIEW, Action::CREATE, Action::EDIT, Action::DELETE].map(|action| shelf.permission(action))
        });
        [enter, Permission::view::<AuditTrail>()].into_iter().chain(of_models).collect()
    }

    /// The panel, ready for requests.
    pub(crate) fn open(&self) -> Panel {
        let books = self.shelves.iter().map(|_| IndexBook::default()).collect();
        Panel { shelves: self.shelves.clone().into(), lexicon: Lexicon::new(), books }
    }

    fn has(&self, name: &str) -> bool {
        self.shelves.iter().any(|shelf| shelf.facts().name == name)
    }
}

/// The models of the panel; a service of the app.
#[derive(Clone)]
pub struct Panel {
    shelves: Arc<[Arc<dyn Shelf>]>,
    lexicon: Lexicon,
    /// What is known of the indexes of each.
    books: Arc<[IndexBook]>,
}

impl Panel {
    /// The model of this name.
    pub(super) fn find(&self, name: &str) -> Option<&Arc<dyn Shelf>> {
        self.shelves.iter().find(|shelf| shelf.facts().name == name)
    }

    /// Every model.
    pub(super) fn all(&self) -> &[Arc<dyn Shelf>] {
        &self.shelves
    }

    /// The texts of its pages.
    pub(super) fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// The indexes of the table of a model.
    ///
    /// # Errors
    ///
    /// - The database cannot answer, or the model is none of the panel.
    pub(super) async fn indexes(&self, db: &Db, shelf: &dyn Shelf) -> Result<&Indexes> {
        let facts = shelf.facts();
        let mut shelves = self.shelves.iter().zip(self.books.iter());
        let book = shelves.find(|(shelf, _)| shelf.facts().name == facts.name).map(|(_, book)| book);
        book.ok_or_else(|| Error::internal("a model is none of the panel"))?.of(db, facts).await
    }

    /// The models of which somebody may see something.
    pub(super) fn seen_by<'a>(&'a self, actor: &'a Actor) -> impl Iterator<Item = &'a Arc<dyn Shelf>> {
        self.shelves.iter().filter(|shelf| !matches!(shelf.extent(actor, Action::VIEW), Extent::Nothing))
    }
}

impl fmt::Debug for Panel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.shelves.iter().map(|shelf| shelf.facts().name)).finish()
    }
}

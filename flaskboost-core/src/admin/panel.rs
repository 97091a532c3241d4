//! [`Panel`]: which models there are, and where they are found.

use std::fmt;
use std::sync::Arc;

use futures_util::future::BoxFuture;

use super::area::Area;
use super::card::{CardMaker, NewsMaker};
use super::models::imports::is_importable;
use super::models::listing::{Asked, IndexBook, Indexes, has_facets};
use super::models::{self, AdminModel, Questions, Shelf, Typed};
use super::page::OwnPage;
use super::tasks::Whois;
use super::{Card, News, SharedViews};
use crate::auth::{Action, Actor, Permission, Resource, Roles};
use crate::db::Db;
use crate::error::{Error, Problem, Result};
use crate::lexicon::Lexicon;
use crate::policy::Extent;

/// Addresses below `/admin/-/` that the panel itself has, beside its areas.
const OWN_PLACES: [&str; 6] = ["activity", "language", "notices", "queues", "roles", "search"];

/// The address of a row in the panel.
#[cfg(feature = "testing")]
pub(crate) fn place_of<M: AdminModel>(row: &M) -> String {
    format!("/admin/{}/{}", M::NAME, Typed::key(row))
}

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
    pages: Vec<OwnPage>,
    cards: Vec<CardMaker>,
    news: Option<NewsMaker>,
    has_notices: bool,
    has_api: bool,
    whois: Option<Whois>,
}

impl Admin {
    /// Adds a model.
    pub fn model<M: AdminModel>(mut self) -> Self {
        self.shelves.push(Typed::<M>::shelf());
        self
    }

    /// Adds a page of the app's own to the navigation: it stands at `/admin/-/` and this name, and the label is what
    /// people read. Its route is one of the app's, added with `App::routes`; its view has a field `frame` with the
    /// [`Frame`](super::Frame) that the handler takes, and its template extends `admin/layout.html`. The frame asks for
    /// the permission, at this address and below it.
    pub fn page(mut self, name: &'static str, label: &str, needs: Permission) -> Self {
        self.pages.push(OwnPage { name, label: label.to_owned(), needs });
        self
    }

    /// Opens the models to programs too, at `/api/admin/…`, under the same rules as the pages: who sends a token of the
    /// accounts needs the scopes of what they do, and `admin.view`. `/api/admin/openapi.json` describes what whoever asks
    /// may see and do.
    ///
    /// ```
    /// use flaskboost::prelude::*;
    ///
    /// let app = App::new(Assets::NONE).accounts_with_admin(|admin| admin.api());
    /// ```
    pub fn api(mut self) -> Self {
        self.has_api = true;
        self
    }

    /// Whether its models are open to programs.
    pub(crate) fn has_api(&self) -> bool {
        self.has_api
    }

    /// Adds a card to the front page. It is made anew for whoever looks, who may see none of it.
    ///
    /// ```
    /// use flaskboost::admin::{Admin, Card};
    /// use flaskboost::auth::{Actor, BoxFuture};
    /// use flaskboost::db::Db;
    /// use flaskboost::error::Result;
    ///
    /// fn answer<'a>(_: &'a Db, actor: &'a Actor) -> BoxFuture<'a, Result<Option<Card>>> {
    ///     Box::pin(async move { Ok(actor.has_role("admin").then(|| Card::new("Answer", 42))) })
    /// }
    /// let admin = Admin::default().card(answer);
    /// ```
    pub fn card<F>(mut self, card: F) -> Self
    where
        F: for<'a> Fn(&'a Db, &'a Actor) -> BoxFuture<'a, Result<Option<Card>>> + Send + Sync + 'static,
    {
        self.cards.push(CardMaker::new(card));
        self
    }

    /// Tells people something in the panel: a bell at the top of its pages leads to what they were told, with the number of
    /// what they have not read. [`Notices`](super::Notices) is a service of the app then. It costs one small query on each
    /// page of the panel.
    pub fn notices(mut self) -> Self {
        self.has_notices = true;
        self
    }

    /// Whether people are told something in it.
    pub(crate) fn has_notices(&self) -> bool {
        self.has_notices
    }

    /// Tells the front page what happened lately, to whom may know it.
    pub(crate) fn news<F>(mut self, news: F) -> Self
    where
        F: for<'a> Fn(&'a Db, &'a Actor) -> BoxFuture<'a, Result<Option<Vec<News>>>> + Send + Sync + 'static,
    {
        self.news = Some(NewsMaker::new(news));
        self
    }

    /// Tells who somebody is, and what they may do now, to work that they asked for earlier.
    pub(crate) fn people<F>(mut self, find: F) -> Self
    where
        F: for<'a> Fn(&'a Db, &'a Roles, i64) -> BoxFuture<'a, Result<Actor>> + Send + Sync + 'static,
    {
        self.whois = Some(Whois::new(find));
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
            if !models::has_column(facts) {
                let text = format!(
                    "the trash of `{}` needs a column with a moment that may be empty and is no secret",
                    facts.name
                );
                problems.push(Problem::new("FB9607", text));
            }
            problems.extend(facts.mistakes.iter().map(|text| Problem::new("FB9606", text.clone())));
            for condition in &facts.conditions {
                if let Some(other) = facts.columns.get(condition.other).filter(|other| other.is_secret) {
                    let text = format!("a field of `{}` is visible by `{}`, which is a secret", facts.name, other.name);
                    problems.push(Problem::new("FB9608", text));
                }
                let column = facts.columns.get(condition.column).filter(|column| !column.can_be_empty());
                problems.extend(column.map(|column| {
                    let text = format!("`{}.{}` is not always visible, and cannot be empty", facts.name, column.name);
                    Problem::new("FB9608", text)
                }));
            }
            for action in &facts.actions {
                for field in action.questions.map(Questions::unfit).unwrap_or_default() {
                    let text = format!(
                        "the form of the action `{}` of `{}` has a field `{field}`: it is a secret or a file, which \
                         no task keeps, or a name that the page has for itself",
                        action.name, facts.name
                    );
                    problems.push(Problem::new("FB9620", text));
                }
            }
            for place in facts.import.iter().flatten().filter(|place| !is_importable(facts, **place)) {
                if let Some(column) = facts.columns.get(*place).filter(|column| !column.is_key || column.is_secret) {
                    let text =
                        format!("`{}.{}` cannot be imported: no form of the panel writes it", facts.name, column.name);
                    problems.push(Problem::new("FB9621", text));
                }
            }
            for child in facts.children.iter().filter(|child| !self.has(child.model)) {
                let text = format!("`{}` has many `{}`, which the panel does not have", facts.name, child.model);
                problems.push(Problem::new("FB9602", text));
            }
            problems.extend(problems_of_list(shelf.as_ref()));
        }
        for (place, page) in self.pages.iter().enumerate() {
            let is_taken = Area::ALL.iter().any(|area| area.name == page.name)
                || OWN_PLACES.contains(&page.name)
                || self.pages[..place].iter().any(|other| other.name == page.name);
            if is_taken {
                problems.push(Problem::new("FB9603", format!("the panel has two pages of the name `{}`", page.name)));
            }
        }
        problems
    }

    /// Whether some model has a trash that is emptied by itself.
    pub(crate) fn empties_trash(&self) -> bool {
        self.shelves.iter().any(|shelf| shelf.facts().trash.is_some_and(|trash| trash.days.is_some()))
    }

    /// What one may be allowed in it.
    pub(crate) fn permissions(&self) -> Vec<Permission> {
        let enter = Permission::view::<Staff>();
        let of_models = self.shelves.iter().flat_map(|shelf| {
            [Action::VIEW, Action::CREATE, Action::EDIT, Action::DELETE].map(|action| shelf.permission(action))
        });
        let of_areas = Area::ALL.iter().flat_map(|area| std::iter::once(area.view).chain(area.edit));
        let of_pages = self.pages.iter().map(|page| page.needs);
        [enter, Permission::edit::<SharedViews>()]
            .into_iter()
            .chain(of_models)
            .chain(of_areas)
            .chain(of_pages)
            .collect()
    }

    /// The panel, ready for requests.
    pub(crate) fn open(&self) -> Panel {
        let books = self.shelves.iter().map(|_| IndexBook::default()).collect();
        Panel {
            books,
            lexicon: Lexicon::new(),
            shelves: self.shelves.clone().into(),
            pages: self.pages.clone().into(),
            cards: self.cards.clone().into(),
            news: self.news.clone(),
            whois: self.whois.clone(),
        }
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
    pages: Arc<[OwnPage]>,
    cards: Arc<[CardMaker]>,
    news: Option<NewsMaker>,
    whois: Option<Whois>,
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

impl Panel {
    /// The page of the app of this name.
    pub(super) fn page(&self, name: &str) -> Option<&OwnPage> {
        self.pages.iter().find(|page| page.name == name)
    }

    /// The pages of the app that somebody may see.
    pub(super) fn pages_for<'a>(&'a self, actor: &'a Actor) -> impl Iterator<Item = &'a OwnPage> {
        self.pages.iter().filter(|page| actor.may(page.needs))
    }

    /// The cards of the app for somebody.
    pub(super) async fn cards_for(&self, db: &Db, actor: &Actor) -> Result<Vec<Card>> {
        let mut cards = Vec::new();
        for maker in &*self.cards {
            cards.extend(maker.make(db, actor).await?);
        }
        Ok(cards)
    }

    /// The person of this number, with the power of now; nobody in particular where there is none any more.
    pub(super) async fn whois(&self, db: &Db, roles: &Roles, id: i64) -> Result<Actor> {
        match &self.whois {
            Some(whois) => whois.find(db, roles, id).await,
            None => Ok(Actor::anonymous()),
        }
    }

    /// What happened lately, if somebody may know it.
    pub(super) async fn news_for(&self, db: &Db, actor: &Actor) -> Result<Option<Vec<News>>> {
        match &self.news {
            Some(maker) => maker.make(db, actor).await,
            None => Ok(None),
        }
    }
}

/// What is wrong with what a model says about its list.
fn problems_of_list(shelf: &dyn Shelf) -> Vec<Problem> {
    let (facts, mut problems) = (shelf.facts(), Vec::new());
    for (place, _) in &facts.facets {
        if let Some(column) = facts.columns.get(*place).filter(|_| !has_facets(facts, *place)) {
            let text = format!(
                "`{}.{}` has facets, and is no filter by yes or no, by few words or by the key of a model",
                facts.name, column.name
            );
            problems.push(Problem::new("FB9605", text));
        }
    }
    for view in &facts.views {
        if let Err(error) = Asked::of_view(shelf, &Actor::system(), &view.query) {
            let text = format!("the view `{}` of `{}` cannot be shown: {}", view.name, facts.name, error.message());
            problems.push(Problem::new("FB9604", text));
        }
    }
    problems
}

impl fmt::Debug for Panel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.shelves.iter().map(|shelf| shelf.facts().name)).finish()
    }
}

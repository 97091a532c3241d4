//! What can be done to several rows of a model at once.

use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use super::AdminSpec;
use crate::admin::models::{ActionFacts, AdminModel};
use crate::auth::Action;
use crate::db::Tx;
use crate::error::Result;

impl<M: AdminModel> AdminSpec<M> {
    /// Something that can be done to several rows at once, by whoever may do `needs` to each of them. It runs in one
    /// transaction with the others.
    pub fn action<F>(mut self, name: &'static str, label: &str, needs: Action, work: F) -> Self
    where
        F: for<'a> Fn(&'a Tx, M) -> BoxFuture<'a, Result<()>> + Send + Sync + 'static,
    {
        self.typed.facts.actions.push(ActionFacts { name, label: label.to_owned(), needs });
        self.typed.deeds.push(Box::new(move |tx, model| work(tx, model).boxed()));
        self
    }
}

//! What can be done to several rows of a model at once.

use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use super::AdminSpec;
use crate::admin::models::{ActionFacts, AdminModel, Questions};
use crate::auth::Action;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::form::Fields;

impl<M: AdminModel> AdminSpec<M> {
    /// Something that can be done to several rows at once, by whoever may do `needs` to each of them. Up to a thousand
    /// rows are one transaction. More are a task in the background: there each row stands for itself.
    pub fn action<F>(mut self, name: &'static str, label: &str, needs: Action, work: F) -> Self
    where
        F: for<'a> Fn(&'a Tx, M) -> BoxFuture<'a, Result<()>> + Send + Sync + 'static,
    {
        self.typed.facts.actions.push(ActionFacts { name, label: label.to_owned(), needs, questions: None });
        self.typed.deeds.push(Box::new(move |tx, model, _| work(tx, model).boxed()));
        self
    }

    /// The same, and somebody fills in a form first, whose checked data the work gets for each row. The answers of a task
    /// are kept until it is forgotten, so the form has no field for a secret or a file: with one the site does not start.
    ///
    /// ```
    /// # mod post {
    /// #     use flaskboost::auth::Resource;
    /// #     use flaskboost::policy::{Policy, Rules};
    /// #     use sea_orm::entity::prelude::*;
    /// #     #[sea_orm::model]
    /// #     #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    /// #     #[sea_orm(table_name = "posts")]
    /// #     pub struct Model {
    /// #         #[sea_orm(primary_key)]
    /// #         pub id: i64,
    /// #         pub title: String,
    /// #     }
    /// #     impl ActiveModelBehavior for ActiveModel {}
    /// #     impl Resource for Model {
    /// #         const NAME: &'static str = "posts";
    /// #     }
    /// #     impl Policy for Model {
    /// #         fn rules() -> Rules<Column> {
    /// #             Rules::new()
    /// #         }
    /// #     }
    /// # }
    /// # use post::Model as Post;
    /// use flaskboost::admin::{AdminModel, AdminSpec};
    /// use flaskboost::auth::Action;
    /// use flaskboost::form::Form;
    /// use sea_orm::{ActiveModelTrait, ActiveValue::Set};
    ///
    /// #[derive(Form)]
    /// struct Rename {
    ///     title: String,
    /// }
    ///
    /// impl AdminModel for Post {
    ///     fn admin(spec: AdminSpec<Self>) -> AdminSpec<Self> {
    ///         spec.action_with::<Rename>("rename", "Rename", Action::EDIT, |tx, post: Self, rename| {
    ///             Box::pin(async move {
    ///                 let mut post: post::ActiveModel = post.into();
    ///                 post.title = Set(rename.title.clone());
    ///                 post.update(tx).await?;
    ///                 Ok(())
    ///             })
    ///         })
    ///     }
    /// }
    /// ```
    pub fn action_with<F: Fields + Send + Sync + 'static>(
        mut self,
        name: &'static str,
        label: &str,
        needs: Action,
        work: impl for<'a> Fn(&'a Tx, M, &'a F) -> BoxFuture<'a, Result<()>> + Send + Sync + 'static,
    ) -> Self {
        let questions = Some(Questions::of::<F>());
        self.typed.facts.actions.push(ActionFacts { name, label: label.to_owned(), needs, questions });
        self.typed.deeds.push(Box::new(move |tx, model, answers| match answers.get::<F>() {
            Some(form) => work(tx, model, form),
            None => async { Err(Error::internal("an action was done without its form")) }.boxed(),
        }));
        self
    }
}

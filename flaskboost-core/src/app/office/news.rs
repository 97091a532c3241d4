//! What happened to accounts lately, for the front page of the panel.

use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use crate::accounts::{AuthEvent, User};
use crate::admin::News;
use crate::auth::{Actor, Permission};
use crate::db::Db;
use crate::error::Result;

/// The newest events of the accounts, for whoever may see them. Whom they are about is told to those who may see people.
pub(super) fn lately<'a>(db: &'a Db, actor: &'a Actor) -> BoxFuture<'a, Result<Option<Vec<News>>>> {
    async move {
        if !actor.may(Permission::view::<AuthEvent>()) {
            return Ok(None);
        }
        let events = AuthEvent::latest(db).await?;
        let ids: Vec<i64> = events.iter().filter_map(|event| event.user_id).collect();
        let people = if actor.may(Permission::view::<User>()) { User::find_all(db, &ids).await? } else { Vec::new() };
        let news = events.into_iter().map(|event| {
            let who = people.iter().find(|user| Some(user.id) == event.user_id);
            News {
                what: event.kind.label().to_owned(),
                who: who.map(|user| user.email.clone()),
                href: who.map(|user| format!("/admin/users/{}", user.id)),
                address: event.address,
                at: event.at,
            }
        });
        Ok(Some(news.collect()))
    }
    .boxed()
}

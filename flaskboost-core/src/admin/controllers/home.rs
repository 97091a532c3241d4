//! The front page of the panel.

use crate::admin::desk::Desk;
use crate::admin::models::overview;
use crate::admin::views::{Home, ModelCard};
use crate::clock::Clock;
use crate::error::Result;

pub(in crate::admin) async fn show(desk: Desk, clock: Clock) -> Result<Home> {
    let mut models = Vec::new();
    for shelf in desk.panel.seen_by(&desk.actor) {
        let seen = overview(&desk.db, shelf.as_ref(), &desk.actor, clock.now()).await?;
        models.push(ModelCard::new(shelf.facts(), seen, shelf.may_create(&desk.actor)));
    }
    Ok(Home {
        frame: desk.frame(None),
        models,
        cards: desk.panel.cards_for(&desk.db, &desk.actor).await?,
        news: desk.panel.news_for(&desk.db, &desk.actor).await?,
    })
}

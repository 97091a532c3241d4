//! What a visitor leaves in the session.

use flaskboost::prelude::*;

use crate::app::views;

/// All that can be left.
const NAMES: [&str; 4] = ["red", "green", "blue", "grey"];

pub(crate) async fn index(session: Session) -> Result<views::Marks> {
    let mut names = Vec::new();
    for name in NAMES {
        if session.get::<bool>(name).await? == Some(true) {
            names.push(name.to_owned());
        }
    }
    Ok(views::Marks { names })
}

pub(crate) async fn create(session: Session, Path(name): Path<String>) -> Result<Redirect> {
    let name = NAMES.into_iter().find(|known| *known == name).ok_or_else(|| Error::not_found("No such mark."))?;
    // Both requests of a test have read the session before either writes it.
    session.user_id().await?;
    tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    session.set(name, &true).await?;
    Ok(Redirect::to("marks.index").flash(format!("Left {name}.")))
}

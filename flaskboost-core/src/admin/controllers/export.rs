//! A list as a file, in the order and under the conditions of its page.

use std::sync::Arc;

use axum::body::Body;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use futures_util::stream;
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};

use crate::admin::Panel;
use crate::admin::desk::Room;
use crate::admin::models::listing::{Asked, Listing, Sheet, Start};
use crate::admin::models::{Row, Shelf};
use crate::auth::Actor;
use crate::controller::{Query, Service};
use crate::db::Db;
use crate::error::{Error, Result};

/// How many rows are read at once.
const AT_ONCE: u64 = 1000;

/// What is still to be written.
struct Rest {
    panel: Service<Panel>,
    shelf: Arc<dyn Shelf>,
    actor: Actor,
    db: Db,
    asked: Asked,
    sheet: Sheet,
    next: Next,
}

enum Next {
    /// These rows, and then whatever follows the place.
    Rows(Vec<Row>, Option<String>, Start),
    /// What follows this place.
    From(String, Start),
    Closing,
    Nothing,
}

pub(in crate::admin) async fn download(room: Room, Query(query): Query<Vec<(String, String)>>) -> Result<Response> {
    let is_format = |(name, _): &(String, String)| name == "format";
    let sheet = match query.iter().find(|pair| is_format(pair)).map(|(_, format)| format.as_str()) {
        Some("csv") | None => Sheet::Csv,
        Some("json") => Sheet::Json,
        Some(_) => return Err(Error::bad_request("There is no such format.").with_hint("Ask for csv or json.")),
    };
    let query: Vec<(String, String)> = query.into_iter().filter(|pair| !is_format(pair)).collect();
    let Room { desk, shelf } = room;
    let asked = Asked::read(shelf.as_ref(), &desk.actor, &query)?;
    let (media_type, ending) = match sheet {
        Sheet::Csv => ("text/csv; charset=utf-8", "csv"),
        Sheet::Json => ("application/json", "json"),
    };
    let file = format!("attachment; filename=\"{}.{ending}\"", shelf.facts().name);
    let opening = Bytes::from(sheet.opening(shelf.as_ref()));
    let mut rest = Rest { panel: desk.panel, shelf, actor: desk.actor, db: desk.db, asked, sheet, next: Next::Nothing };
    // What cannot be answered at all is refused before the file begins.
    let (rows, next) = rest.read(None).await?;
    rest.next = Next::Rows(rows, next, Start::OfFile);
    let written = stream::unfold(rest, async |mut rest| {
        let text = rest.write().await.transpose()?;
        Some((text.map(Bytes::from), rest))
    });
    let body = Body::from_stream(stream::StreamExt::chain(stream::iter([Ok(opening)]), written));
    let headers = [(CONTENT_TYPE, media_type), (CONTENT_DISPOSITION, file.as_str()), (CACHE_CONTROL, "no-store")];
    Ok((headers, body).into_response())
}

impl Rest {
    /// The next part of the file, until there is none.
    async fn write(&mut self) -> Result<Option<String>> {
        match std::mem::replace(&mut self.next, Next::Nothing) {
            Next::Rows(rows, next, start) => Ok(Some(self.rows(&rows, next, start))),
            Next::From(place, start) => {
                let (rows, next) = self.read(Some(&place)).await?;
                Ok(Some(self.rows(&rows, next, start)))
            }
            Next::Closing => Ok(Some(self.sheet.closing().to_owned())),
            Next::Nothing => Ok(None),
        }
    }

    fn rows(&mut self, rows: &[Row], next: Option<String>, start: Start) -> String {
        let later = if rows.is_empty() { start } else { Start::Later };
        self.next = next.map_or(Next::Closing, |place| Next::From(place, later));
        self.sheet.rows(self.shelf.as_ref(), &self.actor, rows, start)
    }

    async fn read(&self, from: Option<&str>) -> Result<(Vec<Row>, Option<String>)> {
        let shelf = self.shelf.as_ref();
        let indexes = self.panel.indexes(&self.db, shelf).await?;
        Listing { shelf, actor: &self.actor, db: &self.db, indexes }.batch(&self.asked, from, AT_ONCE).await
    }
}

//! The models of the panel for programs: the same rows, the same rules, in JSON.

use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, LOCATION};
use http::{HeaderMap, HeaderValue, StatusCode};
use serde_json::{Map, Value as Json, json};

use super::row::Place;
use crate::admin::desk::{Desk, Room};
use crate::admin::models::listing::{Asked, Listing, Way};
use crate::admin::models::{
    Complaint, Draft, Originals, Outcome, Row, Seals, fallout_of, find, find_locked, key_of, put, title_of,
    values_as_json, write,
};
use crate::admin::openapi;
use crate::admin::words::Words;
use crate::auth::Action;
use crate::clock::Clock;
use crate::controller::{Path, Query};
use crate::error::{Error, Result};
use crate::form::Sent;
use crate::model::{Invalid, Violation};

pub(in crate::admin) async fn document(desk: Desk) -> Response {
    answer(StatusCode::OK, &openapi::document(&desk.panel, &desk.actor))
}

pub(in crate::admin) async fn index(
    room: Room,
    seals: Seals,
    Query(query): Query<Vec<(String, String)>>,
) -> Result<Response> {
    let (shelf, desk) = (room.shelf.as_ref(), &room.desk);
    let asked = Asked::read(shelf, &desk.actor, &query)?;
    let rows = asked.rows.unwrap_or(shelf.facts().per_page);
    let indexes = desk.panel.indexes(&desk.db, shelf).await?;
    let listing = Listing { shelf, actor: &desk.actor, db: &desk.db, indexes };
    let found = listing.find(&asked, u64::from(rows)).await?;
    let many = usize::try_from(rows).unwrap_or(usize::MAX);
    let told: Vec<Json> = found.rows.iter().take(many).map(|row| row_as_json(&room, &seals, row)).collect();
    let (next, total) = match &found.way {
        Way::Numbered { number, pages, total } => {
            ((number < pages).then(|| ("page", (number + 1).to_string())), Some(*total))
        }
        Way::Onward { next, .. } => (next.clone().map(|next| ("after", next)), None),
    };
    let next = next.map(|(name, place)| {
        let size = asked.rows.map(|rows| rows.to_string());
        let size = size.iter().map(|size| ("rows", size.as_str()));
        let added: Vec<(&str, &str)> = [(name, place.as_str())].into_iter().chain(size).collect();
        format!("/api/admin/{}?{}", shelf.facts().name, asked.query_with(&added))
    });
    Ok(answer(StatusCode::OK, &json!({ "rows": told, "next": next, "total": total })))
}

pub(in crate::admin) async fn show(room: Room, Path(place): Path<Place>, seals: Seals) -> Result<Response> {
    let row = find(&room.desk.db, room.shelf.as_ref(), &room.desk.actor, &place.key).await?;
    Ok(with_version(&room, &seals, StatusCode::OK, &row))
}

pub(in crate::admin) async fn create(
    room: Room,
    (seals, words): (Seals, Words),
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response> {
    let (shelf, desk) = (room.shelf.as_ref(), &room.desk);
    let facts = shelf.facts();
    if facts.has_own_pages || !shelf.may_create(&desk.actor) {
        return Err(desk.actor.refusal());
    }
    let given = object(&headers, &body)?;
    let mut draft = Draft::of_new(shelf, &desk.actor, &Sent::default());
    let sent = draft.sent_as_json(facts, &given).map_err(|why| invalid(&words, why))?;
    let missing = draft.needed(facts).filter(|column| !given.contains_key(column.name));
    let missing: Vec<_> = missing.map(|column| (column.name.to_owned(), Complaint::known("cell-missing"))).collect();
    if !missing.is_empty() {
        return Err(invalid(&words, missing));
    }
    draft.take(facts, &sent, None);
    let tx = desk.db.begin().await?;
    let outcome = write(&tx, &desk.panel, shelf, &desk.actor, None, &mut draft).await?;
    let Outcome::Written(row) = outcome else {
        tx.rollback().await?;
        return Err(invalid(&words, draft.complaints_by_name(facts)));
    };
    tx.commit().await?;
    let mut response = with_version(&room, &seals, StatusCode::CREATED, &row);
    let place = format!("/api/admin/{}/{}", facts.name, key_of(facts, &row));
    response.headers_mut().insert(LOCATION, HeaderValue::from_str(&place).map_err(Error::internal)?);
    Ok(response)
}

pub(in crate::admin) async fn update(
    room: Room,
    Path(place): Path<Place>,
    (seals, words): (Seals, Words),
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response> {
    let (shelf, desk) = (room.shelf.as_ref(), &room.desk);
    let facts = shelf.facts();
    let given = object(&headers, &body)?;
    let tx = desk.db.begin().await?;
    let row = find_locked(&tx, shelf, &desk.actor, &place.key).await?;
    if facts.has_own_pages || !shelf.may(&row, &desk.actor, Action::EDIT) {
        return Err(desk.actor.refusal());
    }
    require_version(&room, &seals, &headers, &row)?;
    let mut draft = Draft::of_row(shelf, &desk.actor, &row);
    let sent = draft.sent_as_json(facts, &given).map_err(|why| invalid(&words, why))?;
    // What was not sent stays as it is, flags too.
    draft.take(facts, &sent, Some(&Originals::new()));
    match write(&tx, &desk.panel, shelf, &desk.actor, Some(&row), &mut draft).await? {
        Outcome::Written(row) => {
            tx.commit().await?;
            Ok(with_version(&room, &seals, StatusCode::OK, &row))
        }
        Outcome::Unchanged | Outcome::Around => Ok(with_version(&room, &seals, StatusCode::OK, &row)),
        Outcome::Refused => {
            tx.rollback().await?;
            Err(invalid(&words, draft.complaints_by_name(facts)))
        }
    }
}

/// Deletes a row as the panel does: into the trash if there is one, and for good what is in it.
pub(in crate::admin) async fn destroy(
    room: Room,
    Path(place): Path<Place>,
    (seals, clock): (Seals, Clock),
    headers: HeaderMap,
) -> Result<StatusCode> {
    let (shelf, desk) = (room.shelf.as_ref(), &room.desk);
    let facts = shelf.facts();
    let tx = desk.db.begin().await?;
    let row = find_locked(&tx, shelf, &desk.actor, &place.key).await?;
    if facts.has_own_pages || !shelf.may(&row, &desk.actor, Action::DELETE) {
        return Err(desk.actor.refusal());
    }
    require_version(&room, &seals, &headers, &row)?;
    let goes_to_trash = facts.trash.is_some() && !facts.is_trashed(&row);
    let fallout = fallout_of(&tx, desk.db.engine(), &desk.panel, shelf, &desk.actor, &row).await?;
    if (!goes_to_trash || facts.empties_trash()) && !fallout.is_permitted() {
        return Err(Error::forbidden("Rows would fall with it that you may not delete."));
    }
    if goes_to_trash {
        put(&tx, shelf, &row, clock.now()).await?;
    } else {
        match shelf.delete(&tx, &row).await {
            Err(error) if Violation::of(&error).is_some() => {
                return Err(Error::conflict("Other rows need this, so it cannot be deleted.").with_source(error));
            }
            done => done?,
        }
    }
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What was sent, if it is an object.
fn object(headers: &HeaderMap, body: &[u8]) -> Result<Map<String, Json>> {
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    if !kind.eq_ignore_ascii_case("application/json") {
        return Err(Error::unsupported_media("This takes JSON.").with_hint("Send Content-Type: application/json."));
    }
    serde_json::from_slice(body).map_err(|why| {
        Error::bad_request("What you sent is no object in JSON.").with_hint(format!("It could not be read: {why}."))
    })
}

/// A program says which version of a row it means, so that it changes nothing that it has not seen.
fn require_version(room: &Room, seals: &Seals, headers: &HeaderMap, row: &Row) -> Result<()> {
    let given = headers.get(http::header::IF_MATCH).and_then(|versions| versions.to_str().ok());
    let Some(given) = given else {
        let why = "Say which version of this row you mean.";
        return Err(Error::new(StatusCode::PRECONDITION_REQUIRED, "FB0428", why)
            .with_hint("Send the ETag of the row as If-Match."));
    };
    let facts = room.shelf.facts();
    let mut versions = given.split(',').map(|version| version.trim().trim_matches('"'));
    if given.trim() == "*" || versions.any(|version| seals.is_version(version, facts, row)) {
        return Ok(());
    }
    let why = "This row was changed since you read it.";
    Err(Error::new(StatusCode::PRECONDITION_FAILED, "FB0412", why).with_hint("Read it again, and decide again."))
}

fn invalid(words: &Words, complaints: Vec<(String, Complaint)>) -> Error {
    let errors = complaints.into_iter().map(|(name, complaint)| (name, words.complaint(&complaint))).collect();
    Error::unprocessable("Some of what you sent is not valid.").with_source(Invalid { errors })
}

fn row_as_json(room: &Room, seals: &Seals, row: &Row) -> Json {
    let (shelf, actor) = (room.shelf.as_ref(), &room.desk.actor);
    json!({
        "key": key_of(shelf.facts(), row),
        "title": title_of(shelf, row, actor),
        "etag": etag(room, seals, row),
        "values": values_as_json(shelf, actor, row),
    })
}

fn etag(room: &Room, seals: &Seals, row: &Row) -> String {
    format!("\"{}\"", seals.version(room.shelf.facts(), row))
}

fn with_version(room: &Room, seals: &Seals, status: StatusCode, row: &Row) -> Response {
    let mut response = answer(status, &row_as_json(room, seals, row));
    // Digits and letters between quotes are a sound header.
    if let Ok(version) = HeaderValue::from_str(&etag(room, seals, row)) {
        response.headers_mut().insert(ETAG, version);
    }
    response
}

fn answer(status: StatusCode, json: &Json) -> Response {
    let headers = [(CONTENT_TYPE, "application/json"), (CACHE_CONTROL, "no-store")];
    (status, headers, json.to_string()).into_response()
}

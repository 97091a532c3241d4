//! The document of the panel's addresses for programs, in OpenAPI 3.1: of what whoever asks may see and do, and no more.

use serde_json::{Map, Value as Json, json};

use super::models::listing::{is_open, is_range, sizes};
use super::models::{ColumnFacts, Draft, Facts, Kind, Shelf, told};
use super::panel::Panel;
use crate::auth::{Action, Actor};
use crate::form::Sent;
use crate::policy::Extent;

/// The document for this somebody.
pub(super) fn document(panel: &Panel, actor: &Actor) -> Json {
    let (mut paths, mut schemas) = (Map::new(), Map::new());
    for shelf in panel.all() {
        Part { shelf: shelf.as_ref(), actor }.add(&mut paths, &mut schemas);
    }
    schemas.insert("problem".to_owned(), problem());
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "The models of the panel",
            "version": "1",
            "description": "A program sends a token of the accounts, with the scopes of what it does and `admin.view`. \
                            A page sends the cookie of its session, and with each change the header `x-csrf-token`.",
        },
        "servers": [{ "url": "/" }],
        "security": [{ "token": [] }],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": { "token": { "type": "http", "scheme": "bearer" } },
            "responses": { "problem": {
                "description": "It was not done; the problem says why.",
                "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/problem" } } },
            } },
        },
    })
}

/// What the document says of one model.
struct Part<'a> {
    shelf: &'a dyn Shelf,
    actor: &'a Actor,
}

impl Part<'_> {
    fn add(&self, paths: &mut Map<String, Json>, schemas: &mut Map<String, Json>) {
        let facts = self.shelf.facts();
        let name = facts.name;
        let (mut of_all, mut of_one) = (Map::new(), Map::new());
        if self.may(Action::VIEW) {
            of_all.insert("get".to_owned(), self.list());
            of_one.insert("get".to_owned(), operation(name, "show", "One row", &row(200, name)));
            schemas.insert(name.to_owned(), self.row());
        }
        if !facts.has_own_pages && self.shelf.may_create(self.actor) {
            let draft = Draft::of_new(self.shelf, self.actor, &Sent::default());
            let places: Vec<usize> = draft.fields.iter().map(|field| field.place).collect();
            let needed: Vec<&str> = draft.needed(facts).map(|column| column.name).collect();
            of_all.insert(
                "post".to_owned(),
                with_body(operation(name, "create", "A new row", &row(201, name)), &format!("{name}.new")),
            );
            schemas.insert(format!("{name}.new"), body(facts, &places, &needed));
            schemas.entry(name).or_insert_with(|| self.row());
        }
        if !facts.has_own_pages && self.may(Action::EDIT) {
            let change = operation(name, "update", "Changes a row", &row(200, name));
            of_one.insert("patch".to_owned(), with_body(of_version(change), &format!("{name}.change")));
            schemas.insert(format!("{name}.change"), body(facts, &self.writable(), &[]));
        }
        if !facts.has_own_pages && self.may(Action::DELETE) {
            let gone = json!({ "204": { "description": "It is deleted." } });
            let text = if facts.trash.is_some() {
                "Puts a row into the trash; deletes for good what is in it"
            } else {
                "Deletes a row"
            };
            of_one.insert("delete".to_owned(), of_version(operation(name, "destroy", text, &gone)));
        }
        if !of_one.is_empty() {
            let key = json!({ "name": "key", "in": "path", "required": true, "schema": { "type": "string" },
                              "description": "The key of the row, as `key` says in a list" });
            of_one.insert("parameters".to_owned(), json!([key]));
            paths.insert(format!("/api/admin/{name}/{{key}}"), Json::Object(of_one));
        }
        if !of_all.is_empty() {
            paths.insert(format!("/api/admin/{name}"), Json::Object(of_all));
        }
    }

    fn may(&self, action: Action) -> bool {
        !matches!(self.shelf.extent(self.actor, action), Extent::Nothing)
    }

    fn writable(&self) -> Vec<usize> {
        let facts = self.shelf.facts();
        let places = facts.fieldsets.iter().flat_map(|fieldset| fieldset.columns.iter().copied());
        let is_writable = |place: &usize| {
            let column = facts.columns.get(*place);
            let is_open = |it: &ColumnFacts| !(it.is_key || it.is_secret || it.is_automatic || it.is_read_only);
            column.is_some_and(|column| is_open(column) && column.kind.is_writable())
                && !matches!(self.shelf.extent_to_write(self.actor, *place), Extent::Nothing)
                && !matches!(self.shelf.extent_to_read(self.actor, *place), Extent::Nothing)
        };
        places.filter(is_writable).collect()
    }

    /// The list, and what it can be asked.
    fn list(&self) -> Json {
        let facts = self.shelf.facts();
        let text = |name: &str, what: &str| parameter(name, what, &json!({ "type": "string" }));
        let mut asked = vec![
            text("order", "Names of columns with commas between them, and a hyphen before one that goes down"),
            text("after", "Where to go on: `next` says it"),
            parameter("page", "Which page: `next` says it", &json!({ "type": "integer", "minimum": 1 })),
            parameter("rows", "How many rows", &json!({ "type": "integer", "enum": sizes() })),
        ];
        if facts.search.iter().any(|place| is_open(self.shelf, self.actor, *place)) {
            asked.push(text("q", "Words that must be there"));
        }
        if facts.trash.is_some() && self.may(Action::DELETE) {
            asked.push(parameter("trash", "What is in the trash", &json!({ "type": "string", "enum": ["1"] })));
        }
        let open = facts.filters.iter().filter(|place| is_open(self.shelf, self.actor, **place));
        for column in open.filter_map(|place| facts.columns.get(*place)) {
            asked.push(text(&format!("f.{}", column.name), &column.label));
            if is_range(&column.kind) {
                asked.push(text(&format!("f.{}.from", column.name), &format!("{}: from", column.label)));
                asked.push(text(&format!("f.{}.to", column.name), &format!("{}: to", column.label)));
            }
        }
        let page = json!({
            "type": "object",
            "required": ["rows", "next", "total"],
            "properties": {
                "rows": { "type": "array", "items": reference(facts.name) },
                "next": { "type": ["string", "null"], "description": "The address of the next part" },
                "total": { "type": ["integer", "null"], "description": "How many there are, if they are few" },
            },
        });
        let found = json!({ "200": { "description": "A part of the list", "content": { "application/json": { "schema": page } } } });
        let mut list = operation(facts.name, "index", &facts.plural, &found);
        list["parameters"] = Json::Array(asked);
        list
    }

    /// One row as it is told.
    fn row(&self) -> Json {
        let facts = self.shelf.facts();
        let is_told = |place: &usize| !matches!(self.shelf.extent_to_read(self.actor, *place), Extent::Nothing);
        let columns = told(facts).into_iter().filter(is_told).filter_map(|place| facts.columns.get(place));
        let values: Map<String, Json> = columns.map(|column| (column.name.to_owned(), schema(column))).collect();
        let text = json!({ "type": "string" });
        json!({
            "type": "object",
            "title": facts.singular,
            "required": ["key", "title", "etag", "values"],
            "properties": { "key": text, "title": text, "etag": text,
                            "values": { "type": "object", "properties": values } },
        })
    }
}

fn operation(model: &str, verb: &str, summary: &str, done: &Json) -> Json {
    let mut responses = done.clone();
    responses["default"] = json!({ "$ref": "#/components/responses/problem" });
    json!({ "operationId": format!("{model}.{verb}"), "summary": summary, "tags": [model], "responses": responses })
}

/// Whoever changes a row says which version of it they mean.
fn of_version(mut operation: Json) -> Json {
    operation["parameters"] = json!([{ "name": "If-Match", "in": "header", "required": true,
        "description": "The ETag of the row: 428 without, 412 when it is another by now", "schema": { "type": "string" } }]);
    operation
}

fn with_body(mut operation: Json, name: &str) -> Json {
    operation["requestBody"] =
        json!({ "required": true, "content": { "application/json": { "schema": reference(name) } } });
    operation
}

fn row(status: u16, name: &str) -> Json {
    let content = json!({ "application/json": { "schema": reference(name) } });
    let headers = json!({ "ETag": { "schema": { "type": "string" } } });
    json!({ status.to_string(): { "description": "The row", "headers": headers, "content": content } })
}

fn parameter(name: &str, what: &str, schema: &Json) -> Json {
    json!({ "name": name, "in": "query", "description": what, "schema": schema })
}

fn reference(name: &str) -> Json {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

/// What can be sent, with an example of all of it.
fn body(facts: &Facts, places: &[usize], needed: &[&str]) -> Json {
    let columns = || places.iter().filter_map(|place| facts.columns.get(*place));
    let properties: Map<String, Json> = columns().map(|column| (column.name.to_owned(), schema(column))).collect();
    let example: Map<String, Json> = columns().map(|column| (column.name.to_owned(), example(column))).collect();
    json!({ "type": "object", "additionalProperties": false, "properties": properties, "required": needed,
            "examples": [example] })
}

/// What the values of a column are.
fn schema(column: &ColumnFacts) -> Json {
    let of = |kind: &str| if column.is_nullable { json!([kind, "null"]) } else { json!(kind) };
    let mut schema = match &column.kind {
        Kind::Whole => json!({ "type": of("integer") }),
        Kind::Real => json!({ "type": of("number") }),
        Kind::Flag => json!({ "type": of("boolean") }),
        Kind::Date => json!({ "type": of("string"), "format": "date" }),
        Kind::Moment => json!({ "type": of("string"), "format": "date-time" }),
        Kind::Choice(words) => {
            let none = column.is_nullable.then_some(Json::Null);
            json!({ "type": of("string"), "enum": words.iter().map(|word| json!(word)).chain(none).collect::<Vec<_>>() })
        }
        Kind::Json => json!({}),
        _ => json!({ "type": of("string") }),
    };
    schema["title"] = json!(column.label);
    if let Some(help) = &column.help {
        schema["description"] = json!(help);
    }
    if let (Kind::Text { .. }, Some(most)) = (&column.kind, column.max_len) {
        schema["maxLength"] = json!(most);
    }
    schema
}

fn example(column: &ColumnFacts) -> Json {
    match &column.kind {
        _ if column.is_nullable && column.refers.is_some() => Json::Null,
        Kind::Whole => json!(1),
        Kind::Real => json!(1.5),
        Kind::Decimal => json!("1.5"),
        Kind::Flag => json!(true),
        Kind::Date => json!("2026-01-31"),
        Kind::Time => json!("07:30:00"),
        Kind::Moment => json!("2026-01-31T07:30:00Z"),
        Kind::Json => json!({}),
        Kind::Choice(words) => json!(words.first()),
        _ => {
            let most = column.max_len.map_or(usize::MAX, |most| most as usize);
            json!(column.label.chars().take(most).collect::<String>())
        }
    }
}

fn problem() -> Json {
    let text = json!({ "type": "string" });
    json!({
        "type": "object",
        "required": ["type", "title", "status", "detail", "code"],
        "properties": {
            "type": text, "title": text, "status": { "type": "integer" }, "detail": text, "code": text, "hint": text,
            "request_id": text,
            "errors": { "type": "array", "items": { "type": "object", "required": ["field", "message"],
                        "properties": { "field": text, "message": text } } },
        },
    })
}

//! The list of parcels as one writes it plainly: all rows are counted, and those before the page are passed over.

use std::sync::LazyLock;

use axum::response::Html;
use flaskboost::auth::Guard;
use flaskboost::controller::{Query, Routes};
use flaskboost::db::Db;
use flaskboost::error::{Error, Result};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use serde::Deserialize;
use tera::{Context, Tera};

use super::parcel::{Column, Entity};

/// The same columns as in the panel, and the number of rows.
const LIST: &str = r#"<!doctype html>
<html lang="en"><head><title>Parcels</title></head><body>
<p>{{ total }} rows</p>
<table><thead><tr><th>Name</th><th>Town</th><th>Grams</th><th>Code</th></tr></thead><tbody>
{% for row in rows %}<tr><th><a href="/admin/parcels/{{ row.id }}">{{ row.name }}</a></th><td>{{ row.town }}</td>
<td>{{ row.grams }}</td><td>{{ row.code }}</td></tr>
{% endfor %}</tbody></table></body></html>"#;

static PAGES: LazyLock<Tera> = LazyLock::new(|| {
    let mut pages = Tera::default();
    pages.add_raw_template("list.html", LIST).expect("the template is written in this file");
    pages
});

#[derive(Deserialize)]
struct Asked {
    page: Option<u64>,
    rows: Option<u64>,
    code: Option<String>,
    name: Option<String>,
}

#[derive(serde::Serialize)]
struct Line {
    id: i64,
    name: String,
    town: String,
    grams: i32,
    code: String,
}

/// The list at `/plain`.
pub(crate) fn routes() -> Routes<flaskboost::app::AppState> {
    Routes::new().get("plain.index", "/plain", index).guard(Guard::LoggedIn)
}

async fn index(db: Db, Query(asked): Query<Asked>) -> Result<Html<String>> {
    let mut query = Entity::find().order_by_asc(Column::Id);
    if let Some(code) = asked.code {
        query = query.filter(Column::Code.eq(code));
    }
    if let Some(name) = asked.name {
        query = query.filter(Column::Name.contains(name));
    }
    let pages = query.paginate(&db, asked.rows.unwrap_or(50));
    let total = pages.num_items().await?;
    let rows = pages.fetch_page(asked.page.unwrap_or(0)).await?;
    let lines: Vec<Line> = rows
        .into_iter()
        .map(|row| Line { id: row.id, name: row.name, town: row.town, grams: row.grams, code: row.code })
        .collect();
    let mut context = Context::new();
    context.insert("total", &total);
    context.insert("rows", &lines);
    Ok(Html(PAGES.render("list.html", &context).map_err(Error::internal)?))
}

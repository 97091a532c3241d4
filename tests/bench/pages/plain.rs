//! The page without a framework: axum, sqlx and Tera, no middleware.

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::response::Html;
use axum::routing::get;
use chrono::{DateTime, TimeDelta, Utc};
use http::{HeaderMap, StatusCode, header};
use serde::Serialize;
use sha2::{Digest, Sha256};
use sqlx::postgres::{PgPool, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use tera::{Context, Kwargs, State as TeraState, Tera, TeraResult};
use tower_http::compression::CompressionLayer;

use crate::names::{ADDRESS, GZIP};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

const IDLE: TimeDelta = TimeDelta::days(7);
const ABSOLUTE: TimeDelta = TimeDelta::days(30);

/// Serves until the process is ended.
pub(crate) fn main() -> ExitCode {
    match serve() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn serve() -> Outcome<()> {
    let url = std::env::var("DATABASE_URL")?;
    let address = std::env::var(ADDRESS)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let tera = Arc::new(templates()?);
        let mut router = if url.starts_with("postgres") {
            let pool = PgPoolOptions::new().max_connections(10).test_before_acquire(false).connect(&url).await?;
            Router::new().route("/", get(on_postgres)).with_state((pool, tera))
        } else {
            let options: SqliteConnectOptions = url.parse()?;
            let options = options
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Normal)
                .busy_timeout(Duration::from_secs(5));
            let pool =
                SqlitePoolOptions::new().max_connections(10).test_before_acquire(false).connect_with(options).await?;
            Router::new().route("/", get(on_sqlite)).with_state((pool, tera))
        };
        if std::env::var_os(GZIP).is_some() {
            router = router.layer(CompressionLayer::new());
        }
        let listener = tokio::net::TcpListener::bind(address).await?;
        Ok(axum::serve(listener, router).await?)
    })
}

#[derive(Serialize)]
struct Post {
    id: i64,
    title: String,
    author: String,
    summary: String,
    published_at: DateTime<Utc>,
}

/// A row of `sessions`: its data, when it began and when it was last seen.
type Session = (String, DateTime<Utc>, DateTime<Utc>);

/// What a session remembers under a key, if it is still good.
fn remembered((data, created_at, seen_at): &Session, key: &str) -> Option<String> {
    let now = Utc::now();
    if *seen_at + IDLE <= now || *created_at + ABSOLUTE <= now {
        return None;
    }
    let data: serde_json::Map<String, serde_json::Value> = serde_json::from_str(data).ok()?;
    data.get(key)?.as_str().map(str::to_owned)
}

/// The two handlers differ only in the type of their pool.
macro_rules! handler {
    ($name:ident, $pool:ty) => {
        async fn $name(
            State((pool, tera)): State<($pool, Arc<Tera>)>,
            headers: HeaderMap,
        ) -> Result<Html<String>, StatusCode> {
            let mut colour = None;
            if let Some(token) = cookie(&headers, "session") {
                let session: Option<Session> =
                    sqlx::query_as("SELECT data, created_at, seen_at FROM sessions WHERE id_hash = $1")
                        .bind(hash(token))
                        .fetch_optional(&pool)
                        .await
                        .map_err(broken)?;
                colour = session.and_then(|session| remembered(&session, "colour"));
            }
            let posts: Vec<(i64, String, String, String, DateTime<Utc>)> =
                sqlx::query_as("SELECT id, title, author, summary, published_at FROM posts ORDER BY id DESC LIMIT 20")
                    .fetch_all(&pool)
                    .await
                    .map_err(broken)?;
            let posts = posts.into_iter().map(|(id, title, author, summary, published_at)| Post {
                id,
                title,
                author,
                summary,
                published_at,
            });
            let posts: Vec<Post> = posts.collect();
            let mut context = Context::new();
            context.insert("colour", &colour.unwrap_or_default());
            context.insert("posts", &posts);
            context.insert("user", &None::<String>);
            tera.render("posts.html", &context).map(Html).map_err(broken)
        }
    };
}

handler!(on_sqlite, SqlitePool);
handler!(on_postgres, PgPool);

fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let pairs = headers.get(header::COOKIE)?.to_str().ok()?.split(';');
    pairs.filter_map(|pair| pair.trim().split_once('=')).find_map(|(key, value)| key.ends_with(name).then_some(value))
}

fn hash(token: &str) -> String {
    Sha256::digest(token).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn broken(error: impl std::fmt::Display) -> StatusCode {
    eprintln!("error: {error}");
    StatusCode::INTERNAL_SERVER_ERROR
}

fn templates() -> TeraResult<Tera> {
    let mut tera = Tera::new();
    tera.register_filter("date", date);
    tera.add_raw_templates([
        ("layout.html", include_str!("templates/layout.html")),
        ("posts.html", include_str!("templates/posts.html")),
    ])?;
    Ok(tera)
}

fn date(text: &str, _: Kwargs, _: &TeraState) -> TeraResult<String> {
    let at = DateTime::parse_from_rfc3339(text).map_err(|error| tera::Error::message(error.to_string()))?;
    Ok(at.format("%-d %B %Y").to_string())
}

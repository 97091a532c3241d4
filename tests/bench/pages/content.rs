//! [`Content`]: the database that both servers read.

use std::path::PathBuf;

use chrono::{DateTime, TimeDelta};
use flaskboost::db::postgres;
use sqlx::{Connection, PgConnection, SqliteConnection};

use crate::Outcome;
use crate::load;
use crate::options::Options;
use crate::server::{self, Kind, Server};

/// How many posts there are; the page shows the newest twenty.
const POSTS: i64 = 500;

/// The database that both servers read: on SQLite each has a file of its own with the same content.
pub(crate) enum Content {
    /// A folder with the two files.
    Sqlite(PathBuf),
    /// The address of the server, and of the database on it.
    Postgres { server: String, database: String },
}

impl Content {
    /// Makes the tables with FlaskBoost's own `migrate` and fills in the posts.
    pub(crate) async fn prepare(options: &Options) -> Outcome<Self> {
        let name = format!("flaskboost_pages_{}", std::process::id());
        let content = match &options.postgres {
            None => {
                let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
                std::fs::create_dir_all(&folder)?;
                Self::Sqlite(folder)
            }
            Some(server) => {
                postgres::create_database(server, &name).await?;
                Self::Postgres { server: server.clone(), database: postgres::sibling(server, &name) }
            }
        };
        let status = server::command(Kind::House, &content.house_url())?.arg("migrate").status()?;
        if !status.success() {
            return Err("the tables could not be made".into());
        }
        content.fill().await?;
        Ok(content)
    }

    /// The database of the FlaskBoost server.
    pub(crate) fn house_url(&self) -> String {
        match self {
            Self::Sqlite(folder) => format!("sqlite:{}", folder.join("house.sqlite").display()),
            Self::Postgres { database, .. } => database.clone(),
        }
    }

    /// The database of the plain server.
    pub(crate) fn plain_url(&self) -> String {
        match self {
            Self::Sqlite(folder) => format!("sqlite:{}", folder.join("plain.sqlite").display()),
            Self::Postgres { database, .. } => database.clone(),
        }
    }

    /// Begins a session that remembers something, and returns its cookie.
    pub(crate) async fn remember(&self, house: &Server) -> Outcome<String> {
        let answer = load::ask(house.address, "/remember", "").await?;
        let cookie = answer.header("set-cookie").ok_or("no session was begun")?;
        Ok(cookie.split(';').next().unwrap_or_default().to_owned())
    }

    /// Copies the database for the plain server, once the session is in it.
    pub(crate) async fn hand_over(&self) -> Outcome<()> {
        let Self::Sqlite(folder) = self else { return Ok(()) };
        let mut connection = SqliteConnection::connect(&self.house_url()).await?;
        let copy = folder.join("plain.sqlite").display().to_string();
        sqlx::query("VACUUM INTO $1").bind(copy).execute(&mut connection).await?;
        Ok(connection.close().await?)
    }

    /// Takes the database away again.
    pub(crate) async fn remove(self) -> Outcome<()> {
        match self {
            Self::Sqlite(folder) => std::fs::remove_dir_all(folder)?,
            Self::Postgres { server, database } => {
                let name = database.rsplit('/').next().unwrap_or_default();
                let name = name.split('?').next().unwrap_or_default();
                postgres::drop_database(&server, name).await?;
            }
        }
        Ok(())
    }

    async fn fill(&self) -> Outcome<()> {
        const INSERT: &str = "INSERT INTO posts (title, author, summary, published_at) VALUES ($1, $2, $3, $4)";
        let first = DateTime::from_timestamp(1_700_000_000, 0).ok_or("a moment that exists")?;
        let posts = (1..=POSTS).map(|number| {
            let title = format!("Post {number}: what the river said to the bridge & the bridge to the town");
            let author = ["Ada", "Grace", "Katherine"][number as usize % 3];
            let summary = format!(
                "In which number {number} is explained once more, this time with <care>: somebody rows, somebody \
                 watches, and the third one writes it down for everybody who could not be there."
            );
            (title, author, summary, first + TimeDelta::hours(number * 7))
        });
        match self {
            Self::Sqlite(_) => {
                let mut connection = SqliteConnection::connect(&self.house_url()).await?;
                for (title, author, summary, at) in posts {
                    let query = sqlx::query(INSERT).bind(title).bind(author).bind(summary).bind(at);
                    query.execute(&mut connection).await?;
                }
                connection.close().await?;
            }
            Self::Postgres { database, .. } => {
                let mut connection = PgConnection::connect(database).await?;
                for (title, author, summary, at) in posts {
                    let query = sqlx::query(INSERT).bind(title).bind(author).bind(summary).bind(at);
                    query.execute(&mut connection).await?;
                }
                connection.close().await?;
            }
        }
        Ok(())
    }
}

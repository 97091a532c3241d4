//! The name under which a site keeps its jobs on a server that others use too.

use sea_orm::Value;

use crate::db::Db;
use crate::db::statement::{first, run};
use crate::error::{Error, Result};
use crate::random::Random;

const WRITE: &str = "INSERT INTO job_namespaces (id, name) VALUES (1, $1) ON CONFLICT (id) DO NOTHING";
const READ: &str = "SELECT name FROM job_namespaces WHERE id = 1";

/// The name of this site's database: made once, by chance, and the same for every process of the site. Two sites that
/// share a server never see each other's jobs, whatever they are called.
///
/// # Errors
///
/// - The database cannot be written or read.
pub async fn namespace(db: &Db, random: &Random) -> Result<String> {
    let none: [Value; 0] = [];
    if let Some(row) = first(db, READ, none.clone()).await? {
        return Ok(row.try_get("", "name")?);
    }
    let name = hex::encode(random.bytes::<8>());
    run(db, WRITE, [name.into()]).await?;
    // Another process may have been first.
    let row = first(db, READ, none).await?.ok_or_else(|| Error::internal("the name of the queue is not there"))?;
    Ok(row.try_get("", "name")?)
}

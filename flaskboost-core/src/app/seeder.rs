//! [`Seeder`]: what demo data is made with.

use std::sync::Arc;

use futures_util::future::LocalBoxFuture;

use crate::auth::Passwords;
use crate::clock::Clock;
use crate::db::Db;
use crate::error::Result;
use crate::random::Random;
use crate::settings::Settings;

/// What demo data is made with: the same parts that handlers get.
#[derive(Clone, Debug)]
pub struct Seeder {
    /// Makes password hashes for demo users.
    pub passwords: Passwords,
    /// The time.
    pub clock: Clock,
    /// The source of randomness.
    pub random: Random,
    /// The settings.
    pub settings: Arc<Settings>,
}

pub(super) type Seed = Box<dyn for<'a> Fn(&'a Db, &'a Seeder) -> LocalBoxFuture<'a, Result<()>> + Send + Sync>;

pub(super) fn boxed<F>(seed: F) -> Seed
where
    F: AsyncFn(&Db, &Seeder) -> Result<()> + Send + Sync + 'static,
{
    let seed = Arc::new(seed);
    Box::new(move |db, seeder| {
        let seed = Arc::clone(&seed);
        Box::pin(async move { seed(db, seeder).await })
    })
}

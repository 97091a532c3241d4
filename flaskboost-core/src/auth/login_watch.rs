//! [`LoginWatch`]: ends what is still being sent to somebody, as soon as their login is over.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::oneshot;
use tokio::time::Instant;

use super::{Identify, Identity, LiveLogin};
use crate::db::Db;
use crate::error::Result;
use crate::session::SessionPass;

/// How often it looks. Everything that is open is asked for together, and while nothing is open nothing is asked.
const INTERVAL: Duration = Duration::from_millis(300);

/// How long a database that cannot answer is waited for, before everything is ended.
const PATIENCE: Duration = Duration::from_secs(5);

/// How many are asked for in one question.
const TOGETHER: usize = 500;

/// Knows what is open for whom, and looks whether they may still have it.
///
/// It looks into the database, so that what another process or a command did is seen as well. A login is over when its
/// session has ended or its token works no more, when the account is closed, and when the role or a grant of the person is another one than at
/// the beginning of the request: what was open then was opened with a power that they may no longer have. When somebody
/// looked as that person, it is over with that, too, and with any change of the power of either.
#[derive(Clone)]
pub struct LoginWatch(Arc<Inner>);

pub(super) struct Inner {
    db: Db,
    identify: Arc<dyn Identify>,
    open: Mutex<Open>,
}

#[derive(Default)]
struct Open {
    next: u64,
    claims: HashMap<u64, (Claim, oneshot::Sender<()>)>,
    is_looking: bool,
}

/// Who was recognised, and by which session.
#[derive(Clone)]
pub(super) struct Claim {
    pub(super) identity: Identity,
    pub(super) pass: Option<SessionPass>,
    /// Or by which token.
    pub(super) bearer: Option<String>,
    /// Who looks as that person.
    pub(super) behind: Option<Identity>,
}

impl Claim {
    /// Everybody whose power it is about.
    fn people(&self) -> impl Iterator<Item = &Identity> {
        std::iter::once(&self.identity).chain(&self.behind)
    }
}

impl LoginWatch {
    pub(super) fn new(db: Db, identify: Arc<dyn Identify>) -> Self {
        Self(Arc::new(Inner { db, identify, open: Mutex::default() }))
    }

    /// Watches a login until the answer is dropped.
    pub(super) fn hold(&self, claim: Claim) -> LiveLogin {
        let (over, ended) = oneshot::channel();
        let mut open = self.0.open();
        let number = open.next;
        open.next += 1;
        open.claims.insert(number, (claim, over));
        if !std::mem::replace(&mut open.is_looking, true) {
            tokio::spawn(look(Arc::clone(&self.0)));
        }
        LiveLogin::new(number, Arc::clone(&self.0), ended)
    }
}

impl Inner {
    fn open(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Nobody waits for this login any more.
    pub(super) fn forget(&self, number: u64) {
        self.open().claims.remove(&number);
    }

    /// What is open now; with nothing open the looking is over.
    fn claims(&self) -> Option<Vec<(u64, Claim)>> {
        let mut open = self.open();
        if open.claims.is_empty() {
            open.is_looking = false;
            return None;
        }
        Some(open.claims.iter().map(|(number, (claim, _))| (*number, claim.clone())).collect())
    }

    fn end(&self, numbers: impl IntoIterator<Item = u64>) {
        let mut open = self.open();
        for number in numbers {
            if let Some((_, over)) = open.claims.remove(&number) {
                // Whoever listened may just have stopped.
                let _ = over.send(());
            }
        }
    }

    /// Those that are over.
    async fn over(&self, claims: &[(u64, Claim)]) -> Result<Vec<u64>> {
        let mut over = Vec::new();
        for some in claims.chunks(TOGETHER) {
            let passes: Vec<&SessionPass> = some.iter().filter_map(|(_, claim)| claim.pass.as_ref()).collect();
            let open = SessionPass::open_among(&passes).await?;
            let bearers: Vec<String> = some.iter().filter_map(|(_, claim)| claim.bearer.clone()).collect();
            let working = match bearers.is_empty() {
                true => Vec::new(),
                false => self.identify.bearers_among(&self.db, &bearers).await?,
            };
            let working: HashSet<String> = working.into_iter().collect();
            let ids: HashSet<i64> = some.iter().flat_map(|(_, claim)| claim.people()).map(|person| person.id).collect();
            let ids: Vec<i64> = ids.into_iter().collect();
            let people = self.identify.identify_many(&self.db, &ids).await?;
            let people: HashMap<i64, Identity> = people.into_iter().map(|person| (person.id, person)).collect();
            let stands = |claim: &Claim| {
                claim.pass.as_ref().is_none_or(|pass| open.contains(pass.key()))
                    && claim.bearer.as_ref().is_none_or(|bearer| working.contains(bearer))
                    && claim.people().all(|then| people.get(&then.id).is_some_and(|now| has_same_power(now, then)))
            };
            over.extend(some.iter().filter(|(_, claim)| !stands(claim)).map(|(number, _)| *number));
        }
        Ok(over)
    }
}

fn has_same_power(now: &Identity, then: &Identity) -> bool {
    let grants = |person: &Identity| person.grants.iter().cloned().collect::<HashSet<_>>();
    now.role == then.role && grants(now) == grants(then)
}

/// Looks until nothing is open.
async fn look(inner: Arc<Inner>) {
    let mut heard = Instant::now();
    loop {
        tokio::time::sleep(INTERVAL).await;
        let Some(claims) = inner.claims() else { return };
        match inner.over(&claims).await {
            Ok(over) => {
                heard = Instant::now();
                inner.end(over);
            }
            Err(error) if heard.elapsed() > PATIENCE => {
                tracing::error!("open answers are ended, because nobody can tell whose logins still stand: {error}");
                inner.end(claims.into_iter().map(|(number, _)| number));
            }
            Err(error) => tracing::warn!("the logins of open answers could not be looked at: {error}"),
        }
    }
}

impl std::fmt::Debug for LoginWatch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("LoginWatch")
    }
}

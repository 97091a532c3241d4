//! [`Crew`]: who works at what.

use std::collections::HashMap;
use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::runtime::Handle;
use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore, mpsc, watch};

use super::WorkerOptions;
use super::told::Told;
use crate::jobs::{Ending, Jobs, Leased};
use crate::services::Services;

/// Who works at what.
pub(super) struct Crew {
    pub(super) jobs: Jobs,
    pub(super) services: Services,
    pub(super) options: WorkerOptions,
    /// Where jobs run: so that one that blocks its thread blocks nobody who serves pages.
    pub(super) ground: Handle,
    /// One for each job that may run.
    pub(super) places: Arc<Semaphore>,
    /// Whoever must run alone waits for this first, so that two of them do not wait for each other.
    pub(super) alone: tokio::sync::Mutex<()>,
    pub(super) endings: mpsc::UnboundedSender<Ending>,
    running: Mutex<HashMap<String, Hand>>,
    stuck: AtomicUsize,
    /// Tells whoever waits for all places that there are fewer.
    fewer: Notify,
}

/// A job that runs, or that has ended and is not settled yet.
struct Hand {
    leased: Arc<Leased>,
    told: watch::Sender<Told>,
}

impl Crew {
    pub(super) fn new(
        (jobs, services): (Jobs, Services),
        options: WorkerOptions,
        ground: Handle,
        endings: mpsc::UnboundedSender<Ending>,
    ) -> Self {
        let places = Arc::new(Semaphore::new(options.at_once.max(1)));
        Self {
            jobs,
            services,
            options,
            ground,
            places,
            alone: tokio::sync::Mutex::new(()),
            endings,
            running: Mutex::default(),
            stuck: AtomicUsize::new(0),
            fewer: Notify::new(),
        }
    }

    fn running(&self) -> MutexGuard<'_, HashMap<String, Hand>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins; gives the ear of the job. If this worker has it already, its earlier lease was lost.
    pub(super) fn begin(&self, leased: &Arc<Leased>) -> watch::Receiver<Told> {
        let (told, ear) = watch::channel(Told::GoOn);
        let mut running = self.running();
        running.retain(|_, hand| {
            let is_lost = hand.leased.envelope.id == leased.envelope.id;
            if is_lost {
                hand.told.send_replace(Told::Expired);
            }
            !is_lost
        });
        running.insert(leased.receipt.clone(), Hand { leased: Arc::clone(leased), told });
        ear
    }

    /// It is settled, or lost.
    pub(super) fn end(&self, receipt: &str) {
        self.running().remove(receipt);
    }

    /// Every lease that is held.
    pub(super) fn leases(&self) -> Vec<Leased> {
        self.running().values().map(|hand| (*hand.leased).clone()).collect()
    }

    /// Tells the job of this id.
    pub(super) fn tell(&self, id: &str, what: Told) {
        for hand in self.running().values().filter(|hand| hand.leased.envelope.id == id) {
            hand.told.send_replace(what);
        }
    }

    /// Tells all of them.
    pub(super) fn tell_all(&self, what: Told) {
        for hand in self.running().values() {
            hand.told.send_if_modified(|told| {
                let was_free = *told == Told::GoOn;
                if was_free {
                    *told = what;
                }
                was_free
            });
        }
    }

    pub(super) fn is_idle(&self) -> bool {
        self.running().is_empty()
    }

    /// A job blocks its thread for ever: its place is lost. If it had all of them, the others are not.
    pub(super) fn lose(&self, mut place: OwnedSemaphorePermit) {
        self.stuck.fetch_add(1, Ordering::Relaxed);
        drop(place.split(place.num_permits().saturating_sub(1)));
        place.forget();
        self.fewer.notify_waiters();
    }

    /// Every place that is not lost, as soon as nobody else has one.
    pub(super) async fn every_place(&self) -> Option<OwnedSemaphorePermit> {
        loop {
            let fewer = self.fewer.notified();
            tokio::select! {
                places = Arc::clone(&self.places).acquire_many_owned(self.all_places()) => return places.ok(),
                // One of them was lost meanwhile: so many would never be free again.
                () = fewer => {}
            }
        }
    }

    /// How many places there are, those that are taken included and those that are lost not.
    fn all_places(&self) -> u32 {
        let left = self.options.at_once.max(1).saturating_sub(self.stuck.load(Ordering::Relaxed));
        u32::try_from(left).unwrap_or(u32::MAX)
    }

    /// Whether every place is lost.
    pub(super) fn is_lost(&self) -> bool {
        self.all_places() == 0
    }
}

impl fmt::Debug for Crew {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Crew").field("options", &self.options).field("running", &self.running().len()).finish()
    }
}

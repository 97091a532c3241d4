//! [`Flights`]: of those of one process who want the same value, one computes it.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

/// What is being computed in this process.
#[derive(Debug, Default)]
pub(super) struct Flights {
    by_key: Mutex<HashMap<String, Weak<Flight>>>,
}

/// The computing of one value, and those who wait for it.
#[derive(Debug, Default)]
pub(super) struct Flight {
    /// Held by whoever computes.
    pub(super) turn: tokio::sync::Mutex<()>,
    is_void: AtomicBool,
}

/// A place in a flight. The last one to leave ends it.
#[derive(Debug)]
pub(super) struct Seat<'a> {
    flights: &'a Flights,
    key: &'a str,
    pub(super) flight: Arc<Flight>,
}

impl Flights {
    /// Joins those who want this value.
    pub(super) fn join<'a>(&'a self, key: &'a str) -> Seat<'a> {
        let mut by_key = self.by_key();
        let known = by_key.get(key).and_then(Weak::upgrade);
        let flight = known.unwrap_or_else(|| {
            let flight = Arc::new(Flight::default());
            by_key.insert(key.to_owned(), Arc::downgrade(&flight));
            flight
        });
        Seat { flights: self, key, flight }
    }

    /// What is being computed for this key is out of date already and is not to be kept.
    pub(super) fn void(&self, key: &str) {
        if let Some(flight) = self.by_key().remove(key).and_then(|flight| flight.upgrade()) {
            flight.is_void.store(true, Ordering::SeqCst);
        }
    }

    #[cfg(test)]
    pub(super) fn count(&self) -> usize {
        self.by_key().len()
    }

    fn by_key(&self) -> MutexGuard<'_, HashMap<String, Weak<Flight>>> {
        self.by_key.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Flight {
    /// Whether what is computed may not be kept.
    pub(super) fn is_void(&self) -> bool {
        self.is_void.load(Ordering::SeqCst)
    }
}

impl Drop for Seat<'_> {
    fn drop(&mut self) {
        let mut by_key = self.flights.by_key();
        let is_ours = by_key.get(self.key).is_some_and(|known| std::ptr::eq(known.as_ptr(), Arc::as_ptr(&self.flight)));
        if is_ours && Arc::strong_count(&self.flight) == 1 {
            by_key.remove(self.key);
        }
    }
}

//! [`Memory`]: keeps values in this process, the least recently used ones leaving first.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::cached::{Cached, Fresh, Stamp};

/// What a value takes beside its text and its key: the maps that hold it.
const OVERHEAD: usize = 200;

/// How many invalidated tags are remembered. Beyond that everything is forgotten at once.
const TAGS: usize = 10_000;

/// Values in memory, no more than so many bytes of them.
#[derive(Debug)]
pub(super) struct Memory {
    most: usize,
    shelf: Mutex<Shelf>,
}

#[derive(Debug, Default)]
struct Shelf {
    slots: HashMap<Arc<str>, Slot>,
    /// The keys by when they were last used.
    order: BTreeMap<u64, Arc<str>>,
    bytes: usize,
    uses: u64,
    /// When a tag was last invalidated, as a count of invalidations.
    tags: HashMap<String, u64>,
    invalidations: u64,
    /// What was kept before this count is forgotten.
    floor: u64,
}

#[derive(Debug)]
struct Slot {
    value: Cached,
    kept_until: i64,
    tags: Vec<String>,
    count: u64,
    used: u64,
    bytes: usize,
}

impl Memory {
    pub(super) fn new(most: usize) -> Self {
        Self { most, shelf: Mutex::default() }
    }

    pub(super) fn read(&self, key: &str, now: i64) -> Option<Cached> {
        let mut shelf = self.shelf();
        let slot = shelf.slots.get(key)?;
        if slot.kept_until <= now || shelf.is_outdated(&slot.tags, slot.count) {
            shelf.remove(key);
            return None;
        }
        shelf.touch(key)
    }

    pub(super) fn stamp(&self) -> Stamp {
        Stamp { count: self.shelf().invalidations, versions: Vec::new() }
    }

    pub(super) fn write(&self, fresh: Fresh<'_>, now: i64) {
        let Fresh { key, value, kept, tags, stamp, .. } = fresh;
        let bytes = OVERHEAD + 2 * key.len() + value.text.len() + tags.iter().map(|tag| tag.len() + 24).sum::<usize>();
        let mut shelf = self.shelf();
        shelf.remove(key);
        if bytes > self.most || shelf.is_outdated(tags, stamp.count) {
            return;
        }
        let kept_until = now.saturating_add(i64::try_from(kept.as_micros()).unwrap_or(i64::MAX));
        let slot = Slot { value, kept_until, tags: tags.to_vec(), count: stamp.count, used: 0, bytes };
        shelf.put(key, slot);
        while shelf.bytes > self.most && shelf.drop_oldest() {}
    }

    pub(super) fn remove(&self, key: &str) {
        self.shelf().remove(key);
    }

    pub(super) fn invalidate(&self, tag: &str) {
        let mut shelf = self.shelf();
        shelf.invalidations += 1;
        let count = shelf.invalidations;
        shelf.tags.insert(tag.to_owned(), count);
        if shelf.tags.len() > TAGS {
            *shelf = Shelf { invalidations: count, floor: count, ..Shelf::default() };
        }
    }

    #[cfg(test)]
    pub(super) fn bytes(&self) -> usize {
        self.shelf().bytes
    }

    fn shelf(&self) -> MutexGuard<'_, Shelf> {
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Shelf {
    /// Whether something was invalidated since this count that such a value is made of.
    fn is_outdated(&self, tags: &[String], count: u64) -> bool {
        count < self.floor || tags.iter().any(|tag| self.tags.get(tag).is_some_and(|at| *at > count))
    }

    fn touch(&mut self, key: &str) -> Option<Cached> {
        self.uses += 1;
        let slot = self.slots.get_mut(key)?;
        if let Some(key) = self.order.remove(&slot.used) {
            self.order.insert(self.uses, key);
        }
        slot.used = self.uses;
        Some(slot.value.clone())
    }

    fn put(&mut self, key: &str, slot: Slot) {
        self.uses += 1;
        let key: Arc<str> = key.into();
        self.bytes += slot.bytes;
        self.order.insert(self.uses, Arc::clone(&key));
        self.slots.insert(key, Slot { used: self.uses, ..slot });
    }

    fn remove(&mut self, key: &str) {
        if let Some(slot) = self.slots.remove(key) {
            self.order.remove(&slot.used);
            self.bytes -= slot.bytes;
        }
    }

    fn drop_oldest(&mut self) -> bool {
        let Some((_, key)) = self.order.pop_first() else { return false };
        if let Some(slot) = self.slots.remove(&key) {
            self.bytes -= slot.bytes;
        }
        true
    }
}

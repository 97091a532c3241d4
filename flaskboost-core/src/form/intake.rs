//! [`Intake`]: where the files of a form go while it is being read.

use axum::extract::multipart::Field;
use http::{Extensions, HeaderMap};

use crate::error::Error;
use crate::session::{Detached, Session};
use crate::storage::{Arrival, Storage, StorageError, StoredFile};

use super::csrf::CsrfKeys;
use super::decode::multipart::broken;
use super::decode::{DecodeError, limits};
use super::field_spec::{FieldSpec, Shape};
use super::input::{Entry, Input};
use super::problem::Problem;
use super::rules::Rules;
use super::stored_upload::{StoredUpload, not_accepted, too_large};

/// Where the files of a form go, and for whom their handles are made; an extension of requests that may bring files.
#[derive(Clone, Debug)]
pub struct Intake {
    storage: Storage,
    keys: CsrfKeys,
}

impl Intake {
    /// Files go into this storage; handles belong to the visitors that these keys tell apart.
    #[must_use]
    pub fn new(storage: Storage, keys: CsrfKeys) -> Self {
        Self { storage, keys }
    }
}

/// Takes the files of one form.
pub(super) struct Desk {
    specs: &'static [FieldSpec],
    counter: Option<Counter>,
    /// How many files came.
    taken: usize,
}

/// The storage, and whose files these are.
struct Counter {
    storage: Storage,
    owner_id: Option<i64>,
    /// The visitor and the session that a handle is bound to; none for a program.
    bound: Option<String>,
}

impl Desk {
    /// A desk for a form of these fields.
    pub(super) async fn open(
        headers: &HeaderMap,
        extensions: &Extensions,
        specs: &'static [FieldSpec],
    ) -> Result<Self, DecodeError> {
        let intake = extensions.get::<Intake>().filter(|_| has_stored(specs, 0));
        let counter = match intake {
            Some(intake) => Some(Counter::of(intake, headers, extensions).await.map_err(kept_out)?),
            None => None,
        };
        Ok(Self { specs, counter, taken: 0 })
    }

    /// A field whose files go into the storage; none for any other name.
    pub(super) fn spec_of(&self, name: &str) -> Option<&'static FieldSpec> {
        let mut specs = self.specs;
        let mut parts = name.split('.').peekable();
        while let Some(part) = parts.next() {
            let plain = part.split('[').next().unwrap_or(part);
            let spec = specs.iter().find(|spec| spec.name == plain)?;
            match spec.shape {
                Shape::Value { .. } => {
                    return Some(spec).filter(|spec| spec.control.is_stored && parts.peek().is_none());
                }
                Shape::Nested { specs: inner } | Shape::List { specs: inner, .. } => specs = inner(),
            }
        }
        None
    }

    /// Takes a file as it comes. One that is refused becomes the problem of its field; the rest of it is read and let go.
    pub(super) async fn take(&mut self, mut part: Field<'_>, rules: &Rules) -> Result<Entry, DecodeError> {
        let counter = self.counter.as_ref().ok_or(DecodeError::NoStorage)?;
        let file_name = part.file_name().unwrap_or_default().to_owned();
        let first = part.chunk().await.map_err(broken)?;
        let Some(first) = first.filter(|chunk| !chunk.is_empty()) else {
            // A browser in which no file was chosen sends one without a name.
            return Ok(match file_name.is_empty() {
                true => Entry::Text(String::new()),
                false => Entry::Refused(Problem::new("This file is empty. Choose another one.")),
            });
        };
        self.taken += 1;
        let most = counter.storage.max_files();
        if self.taken > most {
            return Err(DecodeError::TooManyFiles(most));
        }
        let mut incoming = counter.storage.receive(counter.arrival(&file_name, rules)).await.map_err(kept_out)?;
        let mut written = incoming.write(first).await;
        while written.is_ok()
            && let Some(chunk) = part.chunk().await.map_err(broken)?
        {
            written = incoming.write(chunk).await;
        }
        let finished = match written {
            Ok(()) => incoming.finish().await,
            Err(error) => {
                drop(incoming);
                while part.chunk().await.map_err(broken)?.is_some() {}
                Err(error.into())
            }
        };
        match finished {
            Ok(file) => Ok(Entry::Stored(counter.upload(file))),
            Err(error) => refusal(&error).map(Entry::Refused).ok_or_else(|| kept_out(error)),
        }
    }

    /// Takes what a page sends instead of a file that came before.
    pub(super) async fn take_handle(&self, handle: String) -> Result<Entry, DecodeError> {
        if handle.is_empty() {
            return Ok(Entry::Text(handle));
        }
        let counter = self.counter.as_ref().ok_or(DecodeError::NoStorage)?;
        let known = match &counter.bound {
            Some(bound) => counter.storage.find_by_handle(&handle, bound).await.map_err(kept_out)?,
            None => None,
        };
        Ok(match known {
            Some(file) => Entry::Stored(StoredUpload::kept(file, handle)),
            None => Entry::Refused(Problem::new("Choose the file again.")),
        })
    }

    /// A file that came now replaces the one that the page had kept; a field of many files has them all.
    pub(super) fn settle(&self, input: &mut Input) {
        for name in input.names() {
            let Some(spec) = self.spec_of(&name) else { continue };
            input.retain(&name, |entry| !matches!(entry, Entry::Text(text) if text.is_empty()));
            let is_kept = |entry: &Entry| matches!(entry, Entry::Stored(upload) if upload.is_kept());
            if !spec.control.is_multiple && !input.of(&name).iter().all(is_kept) {
                input.retain(&name, |entry| !is_kept(entry));
            }
        }
    }
}

impl Counter {
    async fn of(intake: &Intake, headers: &HeaderMap, extensions: &Extensions) -> Result<Self, Error> {
        let session = extensions.get::<Session>();
        let owner_id = match session {
            Some(session) => session.acting_id().await?,
            None => None,
        };
        let visitor = intake.keys.visitor(headers);
        let bound = match visitor.filter(|_| extensions.get::<Detached>().is_none()) {
            Some(visitor) => Some(intake.keys.binding(visitor, session).await?),
            None => None,
        };
        Ok(Self { storage: intake.storage.clone(), owner_id, bound })
    }

    fn arrival(&self, file_name: &str, rules: &Rules) -> Arrival {
        let mut arrival = Arrival::new(file_name);
        if let Some(max) = rules.max_len {
            arrival = arrival.with_max(max.into());
        }
        if let Some(accept) = rules.accept {
            arrival = arrival.with_accept(accept);
        }
        match self.owner_id {
            Some(owner) => arrival.with_owner(owner),
            None => arrival,
        }
    }

    fn upload(&self, file: StoredFile) -> StoredUpload {
        let handle = self.bound.as_ref().map(|bound| self.storage.handle(&file, bound));
        StoredUpload::new(file, handle)
    }
}

/// Whether a form has a field whose files go into the storage. A form inside itself is looked at as deep as forms go.
fn has_stored(specs: &[FieldSpec], depth: usize) -> bool {
    depth <= limits::DEPTH
        && specs.iter().any(|spec| match spec.shape {
            Shape::Value { .. } => spec.control.is_stored,
            Shape::Nested { specs } | Shape::List { specs, .. } => has_stored(specs(), depth + 1),
        })
}

/// What a person can do something about, as a sentence at the field.
fn refusal(error: &Error) -> Option<Problem> {
    Some(match error.get::<StorageError>()? {
        StorageError::TooLarge { max } => too_large(*max),
        StorageError::NotAccepted { accept, .. } => not_accepted(accept),
        StorageError::Disguised { .. } => {
            Problem::new("What is in this file is not what its name says. Choose another one.")
        }
        _ => return None,
    })
}

fn kept_out(error: impl Into<Error>) -> DecodeError {
    DecodeError::Storage(Box::new(error.into()))
}

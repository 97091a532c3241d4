//! Whoever sent a request, as the author of what its handler writes.

use std::fmt;
use std::sync::Arc;

use http::request::Parts;

use crate::auth::Visitor;
use crate::db::trail::{Author, AuthorKind, By};
use crate::http::{ClientIp, RequestId};

/// Whoever sent a request, as the author of what its handler writes: the person whom a guard or an extractor has
/// recognised by then, else a visitor.
pub(crate) fn author_of(parts: &Parts) -> Arc<dyn Author> {
    let extensions = &parts.extensions;
    Arc::new(Sender {
        visitor: extensions.get::<Visitor>().cloned(),
        client: extensions.get::<ClientIp>().copied(),
        request: extensions.get::<RequestId>().cloned(),
    })
}

struct Sender {
    visitor: Option<Visitor>,
    client: Option<ClientIp>,
    request: Option<RequestId>,
}

impl Author for Sender {
    fn tell(&self) -> By {
        let person = self.visitor.as_ref().and_then(Visitor::known);
        By {
            kind: if person.is_some() { AuthorKind::Person } else { AuthorKind::Visitor },
            user_id: person.map(|person| person.id),
            name: person.map(|person| person.name.clone()).unwrap_or_default(),
            address: self.client.map(|client| client.to_string()),
            request_id: self.request.as_ref().map(|request| request.as_str().to_owned()),
            impersonator_id: self
                .visitor
                .as_ref()
                .and_then(Visitor::known_impersonator)
                .map(|impersonator| impersonator.identity.id),
        }
    }
}

impl fmt::Debug for Sender {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sender")
    }
}

//! What every page knows: who is looking, which messages wait, and the token for its forms.

use std::sync::Arc;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use crate::auth::{Actor, Identity, Role, Roles, Visitor};
use crate::error::Result;
use crate::form::CsrfKeys;
use crate::random::Random;
use crate::view::{Globals, ImpersonationFacts, PageGlobals, PageRequest, Viewer};

/// Collects the globals of a page from the floors that do not know each other.
#[derive(Debug, Clone)]
pub(super) struct SiteGlobals {
    pub(super) keys: CsrfKeys,
    pub(super) random: Random,
    pub(super) roles: Arc<Roles>,
}

impl Globals for SiteGlobals {
    fn collect<'a>(&'a self, request: &'a PageRequest) -> BoxFuture<'a, Result<PageGlobals>> {
        self.gather(request).boxed()
    }
}

impl SiteGlobals {
    async fn gather(&self, request: &PageRequest) -> Result<PageGlobals> {
        let mut impersonation = None;
        let user = match request.extensions.get::<Visitor>() {
            Some(visitor) => {
                let actor = visitor.actor().await?;
                let person = visitor.identity().await?;
                impersonation = person.zip(visitor.impersonator().await?).map(|(person, behind)| ImpersonationFacts {
                    by: behind.identity.name.clone(),
                    name: person.name.clone(),
                    until: behind.until,
                    may_write: behind.may_write,
                });
                person.map(|person| self.viewer(person, &actor))
            }
            None => None,
        };
        let flashes = match &request.session {
            Some(session) => session.take_flashes().await?,
            None => Vec::new(),
        };
        let known = self.keys.visitor(&request.headers).map(str::to_owned);
        let (visitor, csrf_cookie) = match known {
            Some(visitor) => (visitor, None),
            None => {
                let visitor = self.keys.new_visitor(&self.random);
                let cookie = self.keys.cookie(&visitor);
                (visitor, Some(cookie))
            }
        };
        let csrf_token = self.keys.issue(&self.random, &visitor, request.session.as_ref()).await?;
        Ok(PageGlobals { user, impersonation, flashes, csrf_token, csrf_cookie })
    }

    /// Somebody as templates see them, with every role and permission that they have.
    fn viewer(&self, person: &Identity, actor: &Actor) -> Viewer {
        let roles = self.roles.all().iter().filter(|role| actor.has_role(role.name));
        let permissions = self.roles.permissions().into_iter().filter(|permission| actor.may(*permission));
        Viewer {
            id: person.id,
            email: person.email.clone(),
            name: person.name.clone(),
            is_admin: actor.has_role(Role::ADMIN.name()),
            roles: roles.map(|role| role.name.to_owned()).collect(),
            permissions: permissions.map(|permission| permission.to_string()).collect(),
        }
    }
}

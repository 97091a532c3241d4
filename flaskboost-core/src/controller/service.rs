//! [`Service`]: something of the app's own that handlers need, such as a client of another site.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::ops::Deref;
use std::sync::Arc;

use axum::extract::{FromRef, FromRequestParts};
use http::request::Parts;

use crate::error::{Error, Result};

/// Something that the app provided with `App::service`, as an extractor.
#[derive(Debug, Clone)]
pub struct Service<T>(Arc<T>);

impl<T> Deref for Service<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// All that an app provided, one of each type.
#[derive(Clone, Default)]
pub struct Services(Arc<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>);

impl Services {
    /// The same services and one more; a second of one type replaces the first.
    #[must_use]
    pub fn with<T: Send + Sync + 'static>(&self, service: T) -> Self {
        self.with_shared(Arc::new(service))
    }

    /// The same, for something that is shared already.
    #[must_use]
    pub fn with_shared<T: Send + Sync + 'static>(&self, service: Arc<T>) -> Self {
        let mut map = (*self.0).clone();
        map.insert(TypeId::of::<T>(), service);
        Self(Arc::new(map))
    }

    /// The service of a type.
    #[must_use]
    pub fn get<T: Send + Sync + 'static>(&self) -> Option<Service<T>> {
        self.0.get(&TypeId::of::<T>()).cloned().and_then(|any| any.downcast().ok()).map(Service)
    }
}

impl std::fmt::Debug for Services {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Services({})", self.0.len())
    }
}

impl<S, T> FromRequestParts<S> for Service<T>
where
    S: Send + Sync,
    Services: FromRef<S>,
    T: Send + Sync + 'static,
{
    type Rejection = Error;

    /// # Errors
    ///
    /// - The app provides nothing of this type.
    async fn from_request_parts(_: &mut Parts, state: &S) -> Result<Self> {
        Services::from_ref(state).get().ok_or_else(|| {
            Error::internal(format!("nothing of type {} was given to App::service", std::any::type_name::<T>()))
        })
    }
}

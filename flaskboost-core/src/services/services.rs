//! [`Services`]: all that an app provided.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use super::Service;

/// All that an app provided, one of each type.
///
/// ```
/// use flaskboost::services::Services;
///
/// let services = Services::default().with(7_u8).with("seven");
/// assert_eq!(services.get::<u8>().map(|seven| *seven), Some(7));
/// assert!(services.get::<u16>().is_none());
/// ```
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

impl fmt::Debug for Services {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Services({})", self.0.len())
    }
}

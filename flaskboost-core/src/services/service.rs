//! [`Service`]: something of the app's own that handlers and jobs need, such as a client of another site.

use std::ops::Deref;
use std::sync::Arc;

/// Something that the app provided with `App::service`. Handlers take it as an extractor, jobs ask their context.
#[derive(Debug, Clone)]
pub struct Service<T>(pub(super) Arc<T>);

impl<T> Deref for Service<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

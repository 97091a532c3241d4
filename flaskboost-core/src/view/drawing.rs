//! [`Drawing`]: a view whose type has been forgotten.

use std::any::Any;

use super::{View, ViewError};

/// A view whose type has been forgotten, on its way to the layer that draws it.
pub trait Drawing: Send + Sync + 'static {
    /// The template.
    fn template(&self) -> &'static str;
    /// Whether it may be answered as JSON.
    fn offers_json(&self) -> bool;
    /// The data for the template.
    ///
    /// # Errors
    ///
    /// - The data cannot be serialised.
    fn data(&self) -> Result<PageData, ViewError>;
    /// The data as JSON.
    ///
    /// # Errors
    ///
    /// - The data cannot be serialised.
    fn json(&self) -> Result<Vec<u8>, ViewError>;
    /// The view itself.
    fn as_any(&self) -> &dyn Any;
}

/// The data of a page in the template engine's own form.
#[derive(Debug, Default)]
pub struct PageData(pub(super) tera::Context);

impl<V: View> Drawing for V {
    fn template(&self) -> &'static str {
        V::TEMPLATE
    }

    fn offers_json(&self) -> bool {
        V::JSON
    }

    fn data(&self) -> Result<PageData, ViewError> {
        Ok(PageData(tera::Context::from_serialize(self).map_err(ViewError::data)?))
    }

    fn json(&self) -> Result<Vec<u8>, ViewError> {
        serde_json::to_vec(self).map_err(ViewError::Json)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

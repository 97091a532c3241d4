//! [`Row`]: one row of a model whose type is not known here.

use std::any::Any;
use std::fmt;

use sea_orm::Value;

/// One row of a model whose type is not known here: its values, and itself for whoever knows the type.
pub(in crate::admin) struct Row {
    /// The value of each column, in their order.
    pub(in crate::admin) values: Vec<Value>,
    pub(super) model: Box<dyn Any + Send + Sync>,
}

impl fmt::Debug for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The values may be secrets.
        f.debug_struct("Row").field("columns", &self.values.len()).finish_non_exhaustive()
    }
}

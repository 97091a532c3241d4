//! What can go wrong between data and HTML.

use crate::error::Error;

/// A page that cannot be drawn.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ViewError {
    /// The templates cannot be loaded, or one cannot be drawn; the text names file, line and column.
    #[error("{0}")]
    Template(String),
    /// No such template.
    #[error("the template {0} does not exist in templates/")]
    Missing(String),
    /// The data cannot be handed to the template.
    #[error("the view cannot be serialised: {0}")]
    Data(String),
    /// The data cannot be written as JSON.
    #[error("the view cannot be written as JSON")]
    Json(#[source] serde_json::Error),
}

impl ViewError {
    #[expect(clippy::needless_pass_by_value, reason = "used as a plain function in map_err")]
    pub(super) fn data(error: tera::Error) -> Self {
        Self::Data(report(&error))
    }

    #[expect(clippy::needless_pass_by_value, reason = "used as a plain function in map_err")]
    pub(super) fn template(error: tera::Error) -> Self {
        Self::Template(report(&error))
    }
}

/// The message of the engine with its causes; it already carries the place and the line of the template.
fn report(error: &tera::Error) -> String {
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(current) = cause {
        let next = current.to_string();
        if !text.contains(&next) {
            text.push('\n');
            text.push_str(&next);
        }
        cause = current.source();
    }
    text
}

impl From<ViewError> for Error {
    fn from(error: ViewError) -> Self {
        Self::internal(error).with_code("FB5500")
    }
}

//! [`Words`]: the texts of the panel in the language of a request, for what is no template.

use axum::extract::{FromRef, FromRequestParts};
use http::request::Parts;

use super::models::Complaint;
use super::panel::Panel;
use crate::controller::{Service, Services};
use crate::error::{Error, Result};
use crate::lexicon::Language;

/// The texts of the panel in the language of a request.
#[derive(Debug)]
pub(crate) struct Words {
    panel: Service<Panel>,
    language: Language,
}

impl Words {
    /// A text.
    pub(crate) fn of(&self, key: &str) -> String {
        self.panel.lexicon().text(self.language, key, &[]).unwrap_or_default()
    }

    /// What is wrong, in words.
    pub(super) fn complaint(&self, complaint: &Complaint) -> String {
        complaint.told(|key, what| self.about(key, what))
    }

    /// A text about something.
    pub(super) fn about(&self, key: &str, what: &str) -> String {
        let values = [("what", what.to_owned().into())];
        self.panel.lexicon().text(self.language, key, &values).unwrap_or_default()
    }

    /// A text about something, and why it was not done.
    pub(super) fn refusal(&self, key: &str, what: &str, why: &str) -> String {
        let values = [("what", what.to_owned().into()), ("why", why.to_owned().into())];
        self.panel.lexicon().text(self.language, key, &values).unwrap_or_default()
    }

    /// A text about so many.
    pub(super) fn counted(&self, key: &str, count: usize) -> String {
        let values = [("count", count.into())];
        self.panel.lexicon().text(self.language, key, &values).unwrap_or_default()
    }
}

impl<S> FromRequestParts<S> for Words
where
    S: Send + Sync,
    Services: FromRef<S>,
{
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self> {
        let panel = Service::<Panel>::from_request_parts(parts, state).await?;
        Ok(Self { panel, language: Language::wanted(&parts.headers) })
    }
}

//! How an error looks: a page for people, `application/problem+json` (RFC 9457) for programs.

use serde::Serialize;

use super::renderer::RequestFacts;
use super::{PageData, PageGlobals, Renderer, ViewError};
use crate::error::Error;
use crate::model::Invalid;

/// What an error page shows.
#[derive(Debug, Serialize)]
pub(super) struct ErrorFacts {
    pub(super) status: u16,
    pub(super) title: String,
    pub(super) message: String,
    pub(super) hint: Option<String>,
    pub(super) code: &'static str,
    pub(super) detail: Option<String>,
    #[serde(skip)]
    template_report: Option<String>,
}

impl ErrorFacts {
    pub(super) fn of(error: &Error, shows_causes: bool) -> Self {
        let title = error.status().canonical_reason().unwrap_or("Error");
        let detail = Some(error.source_chain()).filter(|text| shows_causes && !text.is_empty());
        let template_report = error.get::<ViewError>().filter(|_| shows_causes).map(ToString::to_string);
        Self {
            status: error.status().as_u16(),
            title: title.to_owned(),
            message: error.message().to_owned(),
            hint: error.hint().map(str::to_owned),
            code: error.code(),
            detail,
            template_report,
        }
    }
}

#[derive(Serialize)]
struct ProblemJson<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'a str,
    status: u16,
    detail: &'a str,
    code: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<&'a str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    request_id: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<FieldProblem<'a>>,
}

#[derive(Serialize)]
struct FieldProblem<'a> {
    field: &'a str,
    message: &'a str,
}

/// The page of an error: the app's `errors/<status>.html`, else `errors/error.html`, else plain words.
pub(super) fn html(
    renderer: &Renderer,
    shown: &ErrorFacts,
    globals: &PageGlobals,
    request: &RequestFacts<'_>,
) -> String {
    if let Some(report) = &shown.template_report
        && let Ok(html) = renderer.mistake(report)
    {
        return html;
    }
    let own = format!("errors/{}.html", shown.status);
    let template = if renderer.contains(&own) { own.as_str() } else { "errors/error.html" };
    let drawn = PageData::of(shown).and_then(|data| renderer.page_of(template, data, globals, request));
    drawn.unwrap_or_else(|problem| {
        tracing::error!(target: "flaskboost::error", "the error page itself cannot be drawn: {problem}");
        plain(shown)
    })
}

/// The error for a program.
pub(super) fn json(shown: &ErrorFacts, error: &Error, request_id: &str) -> Vec<u8> {
    let errors = error
        .get::<Invalid>()
        .map(|invalid| invalid.errors.iter().map(|(field, message)| FieldProblem { field, message }).collect())
        .unwrap_or_default();
    let problem = ProblemJson {
        kind: "about:blank",
        title: &shown.title,
        status: shown.status,
        detail: &shown.message,
        code: shown.code,
        hint: shown.hint.as_deref(),
        request_id,
        errors,
    };
    serde_json::to_vec(&problem).unwrap_or_default()
}

/// A page that needs no template, for when the templates themselves are broken.
fn plain(shown: &ErrorFacts) -> String {
    let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let detail = shown.template_report.as_ref().or(shown.detail.as_ref());
    let detail = detail.map(|text| format!("<pre>{}</pre>", escape(text))).unwrap_or_default();
    format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{status} {title}</title></head>\
         <body><h1>{title}</h1><p>{message}</p><p>{code}</p>{detail}</body></html>\n",
        status = shown.status,
        title = escape(&shown.title),
        message = escape(&shown.message),
        code = shown.code,
    )
}

impl PageData {
    fn of(data: &impl Serialize) -> Result<Self, ViewError> {
        Ok(Self(tera::Context::from_serialize(data).map_err(ViewError::data)?))
    }
}

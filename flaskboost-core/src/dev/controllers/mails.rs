//! The captured mails.

use axum::response::Html;
use http::{HeaderName, header};

use crate::controller::{Path, Reply};
use crate::dev::local::Local;
use crate::dev::views;
use crate::error::{Error, Result};
use crate::mail::Captured;

/// A mail is somebody else's HTML: it runs nothing, loads nothing and sends nothing; its links open a new page. Only
/// our own page may frame it.
pub(super) const HEADERS: [(HeaderName, &str); 3] = [
    (
        header::CONTENT_SECURITY_POLICY,
        "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; \
         img-src data:; frame-ancestors 'self'",
    ),
    (header::X_FRAME_OPTIONS, "SAMEORIGIN"),
    (header::CACHE_CONTROL, "no-store"),
];

pub(in crate::dev) async fn index(tools: Local) -> Result<views::Mails> {
    let letters = tools.previews()?.into_iter().map(views::Line::from).collect();
    Ok(views::Mails { mails: tools.mailer.captured()?, letters })
}

pub(in crate::dev) async fn show(tools: Local, Path(id): Path<String>) -> Result<views::Mail> {
    let captured = find(&tools, &id)?;
    Ok(views::Mail { mail: views::Letter { links: captured.links(), captured } })
}

pub(in crate::dev) async fn html(tools: Local, Path(id): Path<String>) -> Result<Reply> {
    let html = find(&tools, &id)?.html.ok_or_else(|| Error::not_found("This mail is plain text."))?;
    Ok(Reply::of((HEADERS, Html(html))))
}

fn find(tools: &Local, id: &str) -> Result<Captured> {
    let mail = tools.mailer.find(id)?;
    mail.ok_or_else(|| Error::not_found("There is no such mail. The newest 200 are kept."))
}

//! The letters of the app, drawn from their samples.

use axum::response::Html;

use super::mails::HEADERS;
use crate::controller::{Path, Reply};
use crate::dev::local::Local;
use crate::dev::views;
use crate::error::{Error, Result};
use crate::mailer::Preview;

pub(in crate::dev) async fn show(tools: Local, Path((letter, number)): Path<(String, usize)>) -> Result<views::Sample> {
    let previews = tools.previews()?;
    let others = previews.iter().filter(|preview| preview.letter == letter).cloned().map(views::Line::from).collect();
    Ok(views::Sample { preview: find(previews, &letter, number)?, others })
}

pub(in crate::dev) async fn html(tools: Local, Path((letter, number)): Path<(String, usize)>) -> Result<Reply> {
    let preview = find(tools.previews()?, &letter, number)?;
    Ok(Reply::of((HEADERS, Html(preview.html))))
}

fn find(previews: Vec<Preview>, letter: &str, number: usize) -> Result<Preview> {
    let found = previews.into_iter().find(|preview| preview.letter == letter && preview.number == number);
    found.ok_or_else(|| Error::not_found("There is no such letter. Name it with App::letter."))
}

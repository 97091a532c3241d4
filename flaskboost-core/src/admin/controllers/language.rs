//! In which language the panel speaks.

use http::{HeaderMap, HeaderValue, header};

use crate::admin::desk::Desk;
use crate::controller::{Redirect, Reply};
use crate::error::{Error, Result};
use crate::form::Form;
use crate::lexicon::Language;

/// The language that somebody chose.
#[derive(Form)]
pub(in crate::admin) struct Wish {
    #[field(label = "Language", max_len = 20)]
    language: String,
}

pub(in crate::admin) async fn update(_: Desk, headers: HeaderMap, form: Form<Wish>) -> Result<Reply> {
    let wish = form.check().ok().and_then(|wish| Language::of_tag(&wish.language));
    let language = wish.ok_or_else(|| Error::bad_request("The panel does not speak this language."))?;
    let cookie = HeaderValue::from_str(&language.cookie()).map_err(Error::internal)?;
    Ok(Reply::from(Redirect::path(page_before(&headers))).header(header::SET_COOKIE, cookie))
}

/// The page of the panel that the switch stood on.
fn page_before(headers: &HeaderMap) -> String {
    let page = headers.get(header::REFERER).and_then(|value| value.to_str().ok());
    let page = page.and_then(|page| page.parse::<http::Uri>().ok());
    let path = page.and_then(|page| page.path_and_query().map(|path| path.as_str().to_owned()));
    path.filter(|path| path.starts_with("/admin")).unwrap_or_else(|| "/admin".to_owned())
}

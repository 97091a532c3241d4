//! The functions that templates have beside Tera's own: `url`, `static_url` and `t`.

use std::sync::Arc;

use tera::{Error, Kwargs, State, TeraResult, Value};

use crate::http::StaticFiles;
use crate::lexicon::{FluentValue, Language, Lexicon};
use crate::url::UrlMap;

/// `{{ url(name="posts.show", id=post.id) }}`: the path of a route; what its pattern does not name becomes the query.
pub(super) fn url(urls: Arc<UrlMap>) -> impl Fn(Kwargs, &State) -> TeraResult<String> + Send + Sync + 'static {
    move |kwargs, _| {
        let name = kwargs.must_get::<&str>("name")?;
        let parameters: Vec<(String, String)> = kwargs
            .iter()
            .map(|(key, value)| (key.to_string(), value))
            .filter(|(key, value)| key != "name" && !value.is_none() && !value.is_undefined())
            .map(|(key, value)| (key, value.to_string()))
            .collect();
        let parameters: Vec<(&str, String)> =
            parameters.iter().map(|(key, value)| (key.as_str(), value.clone())).collect();
        urls.path(name, &parameters).map_err(|error| Error::message(error.to_string()))
    }
}

/// `{{ static_url(path="app.css") }}`: the hashed address of a static file.
pub(super) fn static_url(files: StaticFiles) -> impl Fn(Kwargs, &State) -> TeraResult<String> + Send + Sync + 'static {
    move |kwargs, _| {
        let path = kwargs.must_get::<&str>("path")?;
        if files.contains(path) {
            Ok(files.url(path))
        } else {
            Err(Error::message(format!("there is no file {path:?} in static/")))
        }
    }
}

/// `{{ t(key="panel-rows", count=3) }}`: a text of the lexicon in the language of the request; the other arguments are
/// its values.
pub(super) fn t(lexicon: Lexicon) -> impl Fn(Kwargs, &State) -> TeraResult<String> + Send + Sync + 'static {
    move |kwargs, state| {
        let key = kwargs.must_get::<&str>("key")?;
        let values: Vec<(String, FluentValue)> = kwargs
            .iter()
            .filter(|(name, _)| name.to_string() != "key")
            .map(|(name, value)| (name.to_string(), fluent(value)))
            .collect();
        let values: Vec<(&str, FluentValue)> =
            values.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
        let request = state.get::<Value>("request")?;
        let tag = request.as_ref().and_then(|request| request.get_from_path("language")).and_then(Value::as_str);
        let language = tag.and_then(Language::of_tag).unwrap_or_default();
        lexicon.text(language, key, &values).ok_or_else(|| Error::message(format!("the lexicon has no text {key:?}")))
    }
}

/// A value of a template as a value of a text.
fn fluent(value: &Value) -> FluentValue {
    match value.as_i64() {
        Some(number) => number.into(),
        None => value.to_string().into(),
    }
}

//! The functions that templates have beside Tera's own: `url` and `static_url`.

use std::sync::Arc;

use tera::{Error, Kwargs, State, TeraResult};

use crate::http::StaticFiles;
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

//! Files that people send: into the storage as they come, attached in a transaction, given by links that end.

mod attacks;
mod copies;
mod forms;
mod links;
mod on_disk;
mod on_s3;

use axum::body::Body;
use flaskboost::app::App;
use flaskboost::db::{Db, Tx};
use flaskboost::error::{Error, Result};
use flaskboost::form::StoredUpload;
use flaskboost::prelude::*;
use flaskboost::storage::{Storage, StoredFile};
use flaskboost::testing::{Browser, Page, TestApp};
use http::{Method, Request};
use serde::Serialize;

use crate::visitors::{notes, token_on, with_token};

/// What begins every PNG; the rest of these files is no picture, as nobody looks at it here.
pub(crate) const PNG: &[u8] = b"\x89PNG\r\n\x1a\n and then some points";
pub(crate) const JPEG: &[u8] = b"\xff\xd8\xff\xe0\0\x10JFIF and then some points";
const BOUNDARY: &str = "multipart/form-data; boundary=XX";

#[derive(Form)]
struct NewPortrait {
    #[field(min_len = 2)]
    title: String,
    #[field(label = "Photo", accept = "image/*", max_len = 100_000)]
    photo: StoredUpload,
    #[field(label = "Papers", accept = ".pdf,.txt,.zip")]
    papers: Vec<StoredUpload>,
}

#[derive(Default, Serialize, View)]
#[view("portraits/new.html")]
struct AddPortrait {
    form: Form<NewPortrait>,
}

async fn new() -> AddPortrait {
    AddPortrait::default()
}

/// Keeps the files and says what they are. The title "undo" fails at the end of its transaction.
async fn create(db: Db, storage: Service<Storage>, form: Form<NewPortrait>) -> Result<Reply> {
    let kept = form
        .save(async |portrait| {
            let mut kept = vec![portrait.photo.into_file()];
            kept.extend(portrait.papers.into_iter().map(StoredUpload::into_file));
            db.transaction(async |tx: &Tx| {
                for file in &kept {
                    storage.attach(tx, file).await?;
                }
                if portrait.title == "undo" { Err(Error::conflict("Undone.")) } else { Ok(()) }
            })
            .await?;
            Ok(kept)
        })
        .await?;
    Ok(match kept {
        Ok(kept) => Redirect::to("portraits.show").with("key", kept[0].key()).into(),
        Err(form) => AddPortrait { form }.invalid(),
    })
}

/// Every link of a file, one a line.
async fn show(Path(key): Path<String>, storage: Service<Storage>) -> Result<String> {
    let file = storage.find(&key.parse().map_err(Error::internal)?).await?.ok_or_else(|| Error::not_found("No."))?;
    Ok(format!("{}\n{}", storage.link(&file), storage.link(&file).shown()))
}

fn app() -> App {
    notes().files().routes(
        Routes::new()
            .get("portraits.new", "/portraits/new", new)
            .get("portraits.show", "/portraits/{key}", show)
            .post("portraits.create", "/portraits", create)
            .takes_upload()
            .post("portraits.narrow", "/narrow", create),
    )
}

async fn site() -> TestApp {
    TestApp::new(app()).await
}

/// A multipart body of texts and files: (name, file name, content).
fn multipart(parts: &[(&str, Option<&str>, &[u8])]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, file_name, content) in parts {
        body.extend(format!("--XX\r\nContent-Disposition: form-data; name=\"{name}\"").bytes());
        if let Some(file_name) = file_name {
            body.extend(format!("; filename=\"{file_name}\"\r\nContent-Type: image/png").bytes());
        }
        body.extend(b"\r\n\r\n");
        body.extend(*content);
        body.extend(b"\r\n");
    }
    body.extend(b"--XX--\r\n");
    body
}

/// What a page sends, with a token of this visitor.
async fn send_to(browser: &mut Browser, path: &str, body: impl Into<Body>) -> Page {
    let token = token_on(&browser.visit("/portraits/new").await);
    browser.request(with_token(&Method::POST, path, &token, BOUNDARY, body)).await
}

async fn send(browser: &mut Browser, body: impl Into<Body>) -> Page {
    send_to(browser, "/portraits", body).await
}

/// A portrait with this photo.
async fn send_photo(browser: &mut Browser, file_name: &str, content: &[u8]) -> Page {
    send(browser, multipart(&[("title", None, b"Me"), ("photo", Some(file_name), content)])).await
}

/// The file that a page of ours leads to.
async fn file_at(site: &TestApp, page: &Page) -> StoredFile {
    page.assert_status(303);
    let place = page.header("location").expect("a redirect");
    let key = place.rsplit('/').next().expect("a key").parse().expect("a key");
    site.state().storage.find(&key).await.expect("a database").expect("a file")
}

fn get(path: &str, headers: &[(&str, &str)]) -> Request<Body> {
    let mut request = Request::get(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(Body::empty()).expect("a sound request")
}

//! [`Bucket`]: keeps files in a bucket of a server that speaks S3.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use chrono::{DateTime, Utc};
use futures_util::{StreamExt, TryStreamExt};
use http_body_util::BodyExt;
use hyper_rustls::{ConfigBuilderExt, HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector as Plain;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::client::{
    ClientOptions, HttpClient, HttpConnector, HttpError, HttpErrorKind, HttpRequest, HttpRequestBody, HttpResponse,
    HttpResponseBody, HttpService,
};
use object_store::path::Path;
use object_store::{Error, GetOptions, GetRange, MultipartUpload, ObjectStore, ObjectStoreExt, PutPayload};
use rustls::ClientConfig;
use rustls::crypto::ring::default_provider;

use super::{Draft, Kept, Place};
use crate::settings::StorageSettings;
use crate::storage::{Content, FileKey, StorageError};

/// How much is sent at once; S3 takes no smaller parts, but for the last.
const PART: usize = 5 * 1024 * 1024;

/// How long a connection may take, and how long one is kept that nobody uses.
const CONNECTION: Duration = Duration::from_secs(5);
const IDLE: Duration = Duration::from_secs(30);

/// How long the server may take to begin its answer.
const PATIENCE: Duration = Duration::from_secs(60);

/// The bucket of the settings, in which each site has its own beginning of names. Nothing is asked of it before the first file.
pub(super) fn open(settings: &StorageSettings, site: &str) -> Result<Arc<dyn Place>, StorageError> {
    let missing = |what: &str| StorageError::Place { reason: format!("storage.{what} is missing") };
    let name = settings.bucket.as_deref().ok_or_else(|| missing("bucket"))?;
    let secret = settings.secret_key.as_ref().ok_or_else(|| missing("secret_key"))?;
    let mut builder = AmazonS3Builder::new()
        .with_http_connector(Wire)
        .with_bucket_name(name)
        .with_region(&settings.region)
        .with_access_key_id(settings.access_key.as_deref().ok_or_else(|| missing("access_key"))?)
        .with_secret_access_key(secret.expose());
    if let Some(endpoint) = &settings.endpoint {
        builder = builder.with_endpoint(endpoint).with_allow_http(endpoint.starts_with("http://"));
    }
    let store = builder.build().map_err(|error| StorageError::Place { reason: error.to_string() })?;
    Ok(Arc::new(Bucket { store: Arc::new(store), name: name.into(), site: site.into() }))
}

/// A bucket. Each file is an object under the name of the site and its key.
struct Bucket {
    store: Arc<AmazonS3>,
    name: Arc<str>,
    site: Arc<str>,
}

impl Bucket {
    fn path(&self, key: &FileKey) -> Path {
        Path::from_iter([&*self.site, key.as_str()])
    }
}

#[async_trait::async_trait]
impl Place for Bucket {
    async fn begin(&self, key: &FileKey) -> Result<Box<dyn Draft>, StorageError> {
        Ok(Box::new(BucketDraft {
            store: Arc::clone(&self.store),
            path: self.path(key),
            waiting: Vec::new(),
            upload: None,
        }))
    }

    async fn read(&self, key: &FileKey, range: Range<u64>) -> Result<Content, StorageError> {
        if range.is_empty() {
            return Ok(Content::new(futures_util::stream::empty()));
        }
        let options = GetOptions { range: Some(GetRange::Bounded(range)), ..GetOptions::default() };
        let found = self.store.get_opts(&self.path(key), options).await.map_err(|error| match error {
            Error::NotFound { .. } => StorageError::Gone,
            error => StorageError::bytes(error),
        })?;
        Ok(Content::new(found.into_stream().map_err(StorageError::bytes)))
    }

    async fn remove(&self, key: &FileKey) -> Result<(), StorageError> {
        match self.store.delete(&self.path(key)).await {
            Err(Error::NotFound { .. }) | Ok(()) => Ok(()),
            Err(error) => Err(StorageError::bytes(error)),
        }
    }

    async fn contains(&self, key: &FileKey) -> Result<bool, StorageError> {
        match self.store.head(&self.path(key)).await {
            Ok(_) => Ok(true),
            Err(Error::NotFound { .. }) => Ok(false),
            Err(error) => Err(StorageError::bytes(error)),
        }
    }

    async fn older_than(&self, time: DateTime<Utc>) -> Result<Vec<FileKey>, StorageError> {
        // What other sites have in this bucket is none of ours.
        let own = Path::from(&*self.site);
        let mut listed = self.store.list(Some(&own));
        let mut found = Vec::new();
        while let Some(object) = listed.next().await {
            let object = object.map_err(StorageError::bytes)?;
            if object.last_modified < time {
                found.extend(object.location.filename().and_then(|name| name.parse::<FileKey>().ok()));
            }
        }
        Ok(found)
    }

    /// The server keeps what was begun; a rule of the bucket, "abort incomplete multipart uploads", removes it.
    async fn remove_drafts(&self, _: DateTime<Utc>) -> Result<u64, StorageError> {
        Ok(0)
    }
}

/// An object that is being sent: at once when it is small, else in parts that nobody sees before the last.
struct BucketDraft {
    store: Arc<AmazonS3>,
    path: Path,
    waiting: Vec<u8>,
    upload: Option<Box<dyn MultipartUpload>>,
}

#[async_trait::async_trait]
impl Draft for BucketDraft {
    async fn write(&mut self, bytes: Bytes) -> Result<(), StorageError> {
        self.waiting.extend_from_slice(&bytes);
        if self.waiting.len() < PART {
            return Ok(());
        }
        let part = PutPayload::from(std::mem::take(&mut self.waiting));
        if self.upload.is_none() {
            self.upload = Some(self.store.put_multipart(&self.path).await.map_err(StorageError::bytes)?);
        }
        match &mut self.upload {
            Some(upload) => upload.put_part(part).await.map_err(StorageError::bytes),
            None => Ok(()),
        }
    }

    async fn keep(mut self: Box<Self>) -> Result<Kept, StorageError> {
        let rest = PutPayload::from(std::mem::take(&mut self.waiting));
        let (store, path) = (Arc::clone(&self.store), self.path.clone());
        // Whatever is sent from here on is removed again if nobody says that it stays.
        let kept = Kept::unless(move || {
            later(async move { store.delete(&path).await });
        });
        match &mut self.upload {
            None => self.store.put(&self.path, rest).await.map(drop).map_err(StorageError::bytes)?,
            Some(upload) => {
                if rest.content_length() > 0 {
                    upload.put_part(rest).await.map_err(StorageError::bytes)?;
                }
                upload.complete().await.map_err(StorageError::bytes)?;
                self.upload = None;
            }
        }
        Ok(kept)
    }
}

impl Drop for BucketDraft {
    fn drop(&mut self) {
        if let Some(mut upload) = self.upload.take() {
            later(async move { upload.abort().await });
        }
    }
}

/// Tidies up after a request that is over.
fn later(work: impl Future<Output = Result<(), Error>> + Send + 'static) {
    if let Ok(runtime) = tokio::runtime::Handle::try_current() {
        runtime.spawn(async move {
            if let Err(error) = work.await {
                tracing::warn!("an unfinished file stays in the bucket until it is swept: {error}");
            }
        });
    }
}

impl fmt::Debug for Bucket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Bucket({})", self.name)
    }
}

/// Makes the client with which the bucket is asked: hyper with rustls, as everywhere else.
#[derive(Debug)]
struct Wire;

impl HttpConnector for Wire {
    fn connect(&self, _: &ClientOptions) -> object_store::Result<HttpClient> {
        let tls = ClientConfig::builder_with_provider(Arc::new(default_provider()))
            .with_safe_default_protocol_versions()
            .expect("ring knows TLS 1.2 and 1.3")
            .with_webpki_roots()
            .with_no_client_auth();
        let mut plain = Plain::new();
        plain.enforce_http(false);
        plain.set_connect_timeout(Some(CONNECTION));
        plain.set_nodelay(true);
        // Whether a server may be asked in the clear was said to the builder of the bucket.
        let connector = HttpsConnectorBuilder::new().with_tls_config(tls).https_or_http().enable_http1();
        let client = Client::builder(TokioExecutor::new())
            .pool_timer(TokioTimer::new())
            .pool_idle_timeout(IDLE)
            .build(connector.wrap_connector(plain));
        Ok(HttpClient::new(Caller(client)))
    }
}

#[derive(Debug)]
struct Caller(Client<HttpsConnector<Plain>, HttpRequestBody>);

#[async_trait::async_trait]
impl HttpService for Caller {
    async fn call(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let answer = match tokio::time::timeout(PATIENCE, self.0.request(request)).await {
            Ok(answer) => answer.map_err(|error| {
                let kind = if error.is_connect() { HttpErrorKind::Connect } else { HttpErrorKind::Request };
                HttpError::new(kind, error)
            })?,
            Err(late) => return Err(HttpError::new(HttpErrorKind::Timeout, late)),
        };
        Ok(answer
            .map(|body| HttpResponseBody::new(body.map_err(|error| HttpError::new(HttpErrorKind::Interrupted, error)))))
    }
}

//! The parts of the state as extractors, so that a handler writes `db: Db` and no more.

use std::convert::Infallible;

use axum::extract::{FromRef, FromRequestParts};
use http::request::Parts;

use super::author::author_of;
use crate::auth::Passwords;
use crate::clock::Clock;
use crate::db::Db;
use crate::jobs::Jobs;
use crate::limit::Limiter;
use crate::mail::Mailer;
use crate::random::Random;
use crate::view::Renderer;

macro_rules! extractors {
    ($($part:ty),* $(,)?) => {
        $(
            impl<S> FromRequestParts<S> for $part
            where
                S: Send + Sync,
                $part: FromRef<S>,
            {
                type Rejection = Infallible;

                async fn from_request_parts(_: &mut Parts, state: &S) -> Result<Self, Infallible> {
                    Ok(<$part>::from_ref(state))
                }
            }
        )*
    };
}

/// The database in the hands of whoever sent the request; see [`Db::by`].
impl<S> FromRequestParts<S> for Db
where
    S: Send + Sync,
    Self: FromRef<S>,
{
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        Ok(Self::from_ref(state).by(author_of(parts)))
    }
}

extractors! { Clock, Random, Mailer, Passwords, Renderer, Limiter, Jobs }

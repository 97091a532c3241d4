//! The page of the posts.

use flaskboost::prelude::*;
use serde::Serialize;

use super::Post;

#[derive(Default, Serialize, View)]
#[view("posts/index.html", json)]
pub(crate) struct Posts {
    pub(crate) posts: Vec<Post>,
}

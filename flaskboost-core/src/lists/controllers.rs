//! Leaving a list.

use super::views::{LeaveList, LeftList};
use crate::controller::{Path, Service};
use crate::error::Result;
use crate::mailer::Post;

pub(super) async fn show(post: Service<Post>, Path(token): Path<String>) -> Result<LeaveList> {
    Ok(LeaveList::new(post.read_link(&token)?, token))
}

pub(super) async fn create(post: Service<Post>, Path(token): Path<String>) -> Result<LeftList> {
    Ok(LeftList::new(post.leave(&token).await?))
}

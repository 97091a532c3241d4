//! [`Page`]: one page of a list.

use sea_orm::{ConnectionTrait, EntityTrait, FromQueryResult, PaginatorTrait, Select};
use serde::Serialize;

use super::PageNumber;
use crate::error::Result;

/// One page of a list, with what a template needs to draw the way to the others.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct Page<T> {
    /// The rows of this page.
    pub items: Vec<T>,
    /// The number of this page, from 1.
    pub number: u32,
    /// How many rows a full page has.
    pub per_page: u32,
    /// How many rows there are on all pages.
    pub total: u64,
    /// How many pages there are; at least 1.
    pub pages: u32,
    /// The number of the page before, if there is one.
    pub previous: Option<u32>,
    /// The number of the page after, if there is one.
    pub next: Option<u32>,
}

impl<T> Page<T> {
    /// Makes a page of rows that were fetched, out of `total` rows.
    ///
    /// ```
    /// use flaskboost::model::{Page, PageNumber};
    ///
    /// let page = Page::new(vec!["d", "e"], PageNumber::new(2).unwrap(), 3, 5);
    /// assert_eq!((page.pages, page.previous, page.next), (2, Some(1), None));
    /// ```
    #[must_use]
    pub fn new(items: Vec<T>, number: PageNumber, per_page: u32, total: u64) -> Self {
        let pages = total.div_ceil(u64::from(per_page.max(1))).max(1);
        let pages = u32::try_from(pages).unwrap_or(u32::MAX);
        let number = number.get();
        Self {
            items,
            number,
            per_page,
            total,
            pages,
            previous: (number > 1).then(|| (number - 1).min(pages)),
            next: (number < pages).then(|| number + 1),
        }
    }

    /// The same page with every row turned into something else.
    #[must_use]
    pub fn map<U>(self, convert: impl FnMut(T) -> U) -> Page<U> {
        Page {
            items: self.items.into_iter().map(convert).collect(),
            number: self.number,
            per_page: self.per_page,
            total: self.total,
            pages: self.pages,
            previous: self.previous,
            next: self.next,
        }
    }
}

impl<T> Default for Page<T> {
    fn default() -> Self {
        Self::new(Vec::new(), PageNumber::default(), 1, 0)
    }
}

/// Runs a query for one page. A page after the last one is empty, not an error.
///
/// # Errors
///
/// - The database cannot answer.
pub async fn paginate<E, M, C>(db: &C, query: Select<E>, number: PageNumber, per_page: u32) -> Result<Page<M>>
where
    E: EntityTrait<Model = M>,
    M: FromQueryResult + Send + Sync,
    C: ConnectionTrait,
{
    let paginator = query.paginate(db, u64::from(per_page.max(1)));
    let total = paginator.num_items().await?;
    let items = paginator.fetch_page(u64::from(number.get() - 1)).await?;
    Ok(Page::new(items, number, per_page, total))
}

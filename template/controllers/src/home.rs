//! The front page.

use views::home;

/// Shows what to do next.
pub(crate) async fn index() -> home::Index {
    home::Index {}
}

//! Tests that hold for every place.

/// Makes a module with a test for each of these functions. `$place` makes a [`Place`](crate::places::Place), or tells
/// loudly why not and gives `None`.
macro_rules! promises {
    ($module:ident, $place:expr, $of:ident, $($promise:ident)*) => {
        mod $module {
            use super::*;

            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
                async fn $promise() {
                    if let Some(place) = $place().await {
                        $crate::$of::$promise(place).await;
                    }
                }
            )*
        }
    };
}
pub(crate) use promises;

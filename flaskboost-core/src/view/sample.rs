//! A view drawn from its default value, so that the boot checks can try its template.

use std::marker::PhantomData;

use super::{Drawing, View};

/// Makes the sample of one view.
pub type Sample = fn() -> Box<dyn Drawing>;

/// Asks a view whether it has a default value: `Probe::<V>::SAMPLE`.
///
/// The constant below exists only for views that are `Default`, and then it wins over the one of
/// [`WithoutSample`], which exists for all.
#[derive(Debug)]
pub struct Probe<V>(PhantomData<V>);

impl<V: View + Default> Probe<V> {
    /// The sample of a view that has a default value.
    pub const SAMPLE: Option<Sample> = Some(draw::<V>);
}

/// The answer for a view without a default value.
pub trait WithoutSample {
    /// No sample.
    const SAMPLE: Option<Sample> = None;
}

impl<V> WithoutSample for Probe<V> {}

fn draw<V: View + Default>() -> Box<dyn Drawing> {
    Box::new(V::default())
}

//! [`Variant`]: what a copy of an image is like.

/// How a copy fits into its size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// All of it is filled; what is over is cut off.
    Cover(u32, u32),
    /// All of the image is inside, and it is never made larger.
    Inside(u32, u32),
    /// As large as it was.
    Same,
}

/// What a copy of an image is like, with a name that is written into the table.
///
/// ```
/// use flaskboost::storage::images::Variant;
///
/// const THUMB: Variant = Variant::cover("thumb", 200, 200);
/// const CLEAN: Variant = Variant::same_size("clean").with_max_points(10_000_000);
/// # let _ = (THUMB, CLEAN);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use = "it says what to make; `Storage::variant` makes it"]
pub struct Variant {
    pub(super) name: &'static str,
    pub(super) fit: Fit,
    pub(super) max_points: u64,
}

impl Variant {
    /// Exactly this large; what is over at the sides is cut off.
    pub const fn cover(name: &'static str, width: u32, height: u32) -> Self {
        Self::new(name, Fit::Cover(width, height))
    }

    /// At most this large, as a whole.
    pub const fn inside(name: &'static str, width: u32, height: u32) -> Self {
        Self::new(name, Fit::Inside(width, height))
    }

    /// As large as it was, without anything but its points.
    pub const fn same_size(name: &'static str) -> Self {
        Self::new(name, Fit::Same)
    }

    /// Another limit for the points of the image it is made of; without this they are 40 million.
    pub const fn with_max_points(mut self, points: u64) -> Self {
        self.max_points = points;
        self
    }

    const fn new(name: &'static str, fit: Fit) -> Self {
        Self { name, fit, max_points: 40_000_000 }
    }
}

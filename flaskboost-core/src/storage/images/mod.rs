//! Copies of images in other sizes, written anew: so they carry nothing but points, and not where a photo was taken.
//!
//! A copy is a file of its own, kept beside the one that it was made of and deleted with it. Only JPEG, PNG and WebP are
//! read, and no more points than a [`Variant`] allows: what an image says of its size is read before it is unpacked.

mod make;
mod variant;
mod variants;

#[cfg(test)]
mod tests;

pub use variant::Variant;

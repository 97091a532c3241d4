//! The quantities a runner reads: distance, elapsed time and pace, each with its one way of being written.

mod distance;
mod elapsed;
mod elapsed_field;
mod pace;

pub use distance::Distance;
pub use elapsed::Elapsed;
pub use pace::Pace;

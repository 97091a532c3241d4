//! From the bytes of a GPX file to the figures and pictures of a run; nothing here knows the database.

mod bounds;
mod climb;
mod drawing;
mod gpx_file;
mod limits;
mod motion;
mod outline;
mod point;
mod recording;
mod refusal;
mod relief;
mod track;

pub use bounds::Bounds;
pub use drawing::Dot;
pub use gpx_file::read;
pub use limits::{MAX_DEPTH, MAX_POINTS};
pub use outline::Outline;
pub use point::Point;
pub use recording::{MAX_SPAN_HOURS, Recording};
pub use refusal::Refusal;
pub use relief::Relief;
pub use track::{MAX_STORED_POINTS, Stop, Track};

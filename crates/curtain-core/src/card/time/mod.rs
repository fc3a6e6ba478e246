//! Dates and times: instants, wall clocks, an outlet's own notation, rough dates and plans.

mod civil;
mod plan;
mod rough_date;
mod timestamp;

pub use civil::{Civil, Weekday};
pub use plan::{Plan, StationTime};
pub use rough_date::RoughDate;
pub use timestamp::{Duration, Timestamp};

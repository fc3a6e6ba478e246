//! Dates and times: instants, wall clocks, an outlet's own notation, rough dates and plans.

mod civil;
mod plan;
mod rough_date;
mod timestamp;

pub use civil::{Civil, Weekday};
pub use plan::{Plan, StationTime};
pub use rough_date::{RoughDate, RoughDateError};
pub use timestamp::{Duration, Timestamp};
pub(crate) use timestamp::{
    MILLIS_PER_SECOND, SECONDS_PER_DAY, SECONDS_PER_HOUR, SECONDS_PER_MINUTE,
};

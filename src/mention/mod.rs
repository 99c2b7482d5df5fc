//! Clean text to mentions: what every number-like place of a text is, and its exact value.
//!
//! Identifiers, dates and clock times are recognised first, so that they never enter the arithmetic. Invariant: mentions
//! are in order and do not overlap, and every ASCII digit of the text lies in exactly one of them.

mod calendar;
mod clock;
mod distribute;
mod identifier;
mod model;
mod numeral;
mod period;
mod quantity;
mod read;
mod record;
mod scan;
mod unit;

pub use model::{
    Amount, Base, ClockTime, DateValue, Kind, LunarDate, Mention, Period, Quantity, Relative, SlipMeaning, TokenRange,
    Unit, UnitSlip,
};
pub use read::Annotated;
pub use record::MentionRecord;
pub(crate) use scan::Scan;

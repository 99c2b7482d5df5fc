//! Clean text to mentions: what every number-like place of a text is, and its exact value.
//!
//! Identifiers, dates and clock times are recognised first, so that they never enter the arithmetic. Invariant: mentions
//! are in order and do not overlap, and every ASCII digit of the text lies in exactly one of them.

mod address;
mod behind;
mod calendar;
mod clock;
mod code;
mod compound;
mod context;
mod date;
mod distribute;
mod fraction;
mod identifier;
mod lunar;
mod marker;
mod model;
mod named;
mod numeral;
mod ordinal;
mod pair;
mod period;
mod quantity;
mod range;
mod read;
mod record;
mod relative;
mod resolve;
mod scan;
mod score;
mod sheet;
mod sign;
mod unit;
mod weekday;
mod when;
mod worded;
mod year;

pub use model::{
    Amount, Base, ClockTime, DateValue, Kind, LunarDate, Mention, Period, Quantity, Relative, SlipMeaning, TokenRange,
    Unit, UnitSlip,
};
pub use read::Annotated;
pub use record::MentionRecord;
#[allow(unused_imports, reason = "the folders after this one ask the same questions of tokens")]
pub(crate) use scan::Scan;
pub use when::{Reference, TimeSpan};

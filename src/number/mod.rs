//! Digits and words to exact decimals with their precision, to the intervals they stand for, and back to words.
//!
//! Invariant: no number passes through binary floating point; what cannot be held exactly is refused.

mod decimal;
mod digits;
mod grammar;
mod interval;
mod rational;
mod slip;
mod spell;
mod spoken;
mod written;

pub use decimal::Decimal;
pub use digits::{Digits, Grouping, read_digits};
pub use interval::{Bound, Interval, Latitude, Nature, percent};
pub use rational::Rational;
pub(crate) use slip::{is_one_slip, is_one_slip_from_year};
pub use spell::words;
pub use spoken::{Atom, Spoken, read_atoms};
pub use written::{Form, Written};

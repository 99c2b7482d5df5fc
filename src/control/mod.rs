//! Findings to those that the house wants to hear of: gravity by configuration, what is excused in the article, what was
//! there before.
//!
//! All of it is pure: files are read and written by `cli`. Invariant: no finding is made here and none changes its place;
//! what is left out is counted.

mod baseline;
mod changed;
mod fix;
mod level;
mod scope;
mod suppress;
mod withheld;

pub use baseline::{Baseline, Comparison, Entry, NotABaseline};
pub use changed::{Lines, keep_touched};
pub use fix::{Mended, mend};
pub use level::{Level, Levels};
pub use scope::Scope;
pub use suppress::{Complaint, Notice, Suppression, suppress};
pub use withheld::Withheld;

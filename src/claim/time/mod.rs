//! Claims about days, times and periods. Invariant: a date without a year is resolved by the day of publication or not
//! at all, and a claim that needs that day is not made where it is unknown.

mod age;
mod day;
mod order;
mod span;
mod weekday;

use super::model::Claim;
use super::passage::Passage;

/// Every claim about time.
pub(super) fn find(passage: &Passage<'_>, out: &mut Vec<Claim>) {
    for line in &passage.lines {
        for at in line.mentions.clone() {
            out.extend(weekday::weekday(passage, line, at));
            out.extend(order::order(passage, line, at));
            out.extend(span::span(passage, line, at));
            out.extend(age::at_death(passage, line, at));
        }
    }
    age::find(passage, out);
}

//! Claims about days, times and periods. Invariant: a date without a year is resolved by the day of publication or not
//! at all, and a claim that needs that day is not made where it is unknown.

mod age;
mod count;
mod course;
mod cycle;
mod day;
mod edition;
mod issue;
mod kept;
mod lunar;
mod order;
mod quarter;
mod relative;
mod span;
mod tense;
mod travel;
mod weekday;
mod zone;

use crate::lexicon::UnitKind;
use crate::mention::Kind;

use super::model::Claim;
use super::passage::{Line, Passage};

/// Every claim about time.
pub(super) fn find(passage: &Passage<'_>, out: &mut Vec<Claim>) {
    for line in &passage.lines {
        for at in line.mentions.clone() {
            at_mention(passage, line, at, out);
        }
        cycle::find(passage, line, out);
    }
    kept::find(passage, out);
    out.extend(passage.lines_with(&travel::NEEDS).filter_map(|(_, line)| travel::travel(passage, line)));
    age::find(passage, out);
}

/// What mention `at` says of time, by what it is.
fn at_mention(passage: &Passage<'_>, line: &Line, at: usize, out: &mut Vec<Claim>) {
    let Some(mention) = passage.mention(at) else { return };
    match &mention.kind {
        Kind::Quantity(quantity) if quantity.unit.base.kind() == Some(UnitKind::Duration) => {
            out.extend(span::span(passage, line, at));
            out.extend(count::count(passage, line, at));
        }
        Kind::Date(_) | Kind::DateRange(..) | Kind::LunarDate(_) => {
            out.extend(order::order(passage, line, at).or_else(|| course::course(passage, line, at)));
            out.extend(lunar::lunar(passage, line, at));
            out.extend(tense::tense(passage, line, at));
        }
        Kind::Period(_) => {
            out.extend(order::order(passage, line, at));
            out.extend(span::span(passage, line, at));
            out.extend(age::at_death(passage, line, at));
        }
        Kind::Weekday(_) => {
            out.extend(weekday::weekday(passage, line, at));
            out.extend(count::count(passage, line, at));
        }
        Kind::Ordinal(_) => {
            out.extend(count::count(passage, line, at));
            out.extend(edition::edition(passage, line, at));
        }
        Kind::Year(_) => out.extend(course::course(passage, line, at)),
        Kind::Relative(_) => out.extend(relative::relative(passage, line, at)),
        Kind::Quarter(..) => out.extend(quarter::quarter(passage, line, at)),
        Kind::Identifier("law") => out.extend(issue::issue(passage, line, at)),
        Kind::Time(..) => out.extend(zone::zones(passage, line, at)),
        _ => {}
    }
}

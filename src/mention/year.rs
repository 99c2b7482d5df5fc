//! Years that no word announces: "đầu 2024", "từ 2015 đến 2020", "World Cup 2022". Invariant: a number that counts
//! something, rises or is hedged is no year.

use crate::lexicon::Role;

use super::model::{Kind, Mention};
use super::ordinal::counts_something;
use super::scan::Scan;

/// The year at token `at`.
pub(super) fn bare_year(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let year = scan.year(at).filter(|y| (1900..=2099).contains(y))?;
    let end = at + 1;
    let alone = scan.tokens.len() == 1;
    let glued = scan.is_glued(at) && !scan.is_any_mark(at.wrapping_sub(1), "(–-/,;\"“'")
        || scan.is_glued(end) && scan.is_word(end);
    // "hội chợ SITDEF 2017 tổ chức tại Peru": behind a name a year needs nothing else.
    let named = scan.get(at.wrapping_sub(1)).is_some_and(|t| t.is_capitalised()) && !scan.is_glued(at);
    let plausible =
        named && (1950..=2040).contains(&year) && !scan.is_mark(end, '%') && scan.number_word(end).is_none();
    let counts =
        (counts_something(scan, end) && !plausible) || scan.goes_on(end, ".,/:") || scan.is_any_mark(end, "%$€£");
    let ranges = scan.is_dash(end) && scan.is_digits(end + 1) && scan.year(end + 1).is_none();
    let moves = scan.trend_before(at).is_some() || scan.is(at.wrapping_sub(1), Role::Reached);
    (!alone && !glued && !counts && !ranges && !moves).then(|| scan.mention(at, end, Kind::Year(year)))
}

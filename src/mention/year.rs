//! Years that no word announces: "đầu 2024", "từ 2015 đến 2020", "World Cup 2022". Invariant: a number that counts
//! something, rises or is hedged is no year.

use crate::lexicon::{Entry, Kinds, Role, UnitKind, words};

use super::model::{Base, Kind, Mention};
use super::named::is_dated;
use super::ordinal::counts_something;
use super::scan::Scan;
use super::unit::{Scaled, unit_at};

/// Years that articles are about: a noun behind one is the next phrase.
const RECENT: std::ops::RangeInclusive<i32> = 2005..=2030;

/// Whether what stands at `at` starts a phrase of its own behind a year: a noun, or "năm nay".
fn opens_next_phrase(scan: &Scan<'_>, at: usize) -> bool {
    let Some((unit, _)) = unit_at(scan, at, Scaled::No) else { return false };
    match unit.base {
        Base::Noun(_) => unit.per.is_empty(),
        Base::Unit(_, UnitKind::Duration) => scan.is_one_of(at + 1, words!["nay"]) || is_dated(scan, at),
        _ => false,
    }
}

/// The year at token `at`.
pub(super) fn bare_year(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let old = |y: &i32| (1000..1900).contains(y) && is_of_cycle(scan, at);
    let year = scan.year(at).filter(|y| (1900..=2099).contains(y) || old(y))?;
    let end = at + 1;
    let alone = scan.tokens.len() == 1;
    let glued = scan.is_glued(at) && !scan.is_any_mark(at.wrapping_sub(1), "(–-/,;\"“'")
        || scan.is_glued(end) && scan.is_word(end);
    // "hội chợ SITDEF 2017 tổ chức tại Peru": behind a name a year needs nothing else.
    let named = scan.get(at.wrapping_sub(1)).is_some_and(|t| t.is_capitalised()) && !scan.is_glued(at);
    // "Global 2000": the list of so many companies.
    if scan.str(at) == "2000" && scan.is_one_of(at.wrapping_sub(1), words!["global", "russell"]) {
        return None;
    }
    let plausible =
        named && (1950..=2040).contains(&year) && !scan.is_mark(end, '%') && scan.number_word(end).is_none();
    // "cuối 2017 con số này", "bảng chấm công 2021 file Excel": counts of four digits have a separator, or end in noughts.
    let recent = RECENT.contains(&year) && opens_next_phrase(scan, end);
    let counts = (counts_something(scan, end) && !plausible && !recent)
        || scan.goes_on(end, ".,/:")
        || scan.is_any_mark(end, "%$€£");
    // "đầu số 1900", "văn bản số 1972"; "con số 2015", "trong số 2000 hộ" are other phrases.
    let sign = at.wrapping_sub(1);
    let numbered =
        scan.is_one_of(sign, words!["số"]) && scan.is_one_of(sign.wrapping_sub(1), words!["đầu", "bản", "văn", "định"]);
    let ranges = scan.is_dash(end) && scan.is_digits(end + 1) && scan.year(end + 1).is_none();
    // "giải Pháp mở rộng 2012" is an open.
    let moves = scan.trend_before(at).is_some() && !scan.is_one_of(at.wrapping_sub(1), words!["rộng"])
        || scan.is(at.wrapping_sub(1), Role::Reached);
    (!alone && !glued && !counts && !ranges && !moves && !numbered).then(|| scan.mention(at, end, Kind::Year(year)))
}

/// "năm Giáp Tuất (1874)": a year of the cycle stands before the bracket.
fn is_of_cycle(scan: &Scan<'_>, at: usize) -> bool {
    let open = at.wrapping_sub(1);
    let branch = |e| matches!(e, Entry::Branch(_)).then_some(());
    scan.is_mark(open, '(') && scan.is_mark(at + 1, ')') && scan.before(open, Kinds::CYCLE, branch).is_some()
}

//! Two numbers with a stroke or a colon: "35/55 CCN", "3/4 cốc", "tỷ lệ 1/50.000", "24/7". Invariant: a third stroke
//! makes it an address.

use crate::lexicon::{Hedge, NumberWord, Role};
use crate::number::{Decimal, Form, Grouping, Written};

use super::model::{Kind, Mention, Unit};
use super::numeral::{digits_at, numeral_at};
use super::quantity::hedges_at;
use super::scan::Scan;
use super::unit::{Scaled, unit_at};

/// The fraction or ratio at token `at`, with its hedge.
pub(super) fn fraction_at(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let (hedge, start) = hedges_at(scan, at);
    if !scan.is_digits(start) {
        return None;
    }
    let (part, end) = digits_at(scan, start)?;
    if scan.is(end, Role::PartOf) {
        return digits_and_part(scan, at, start, hedge);
    }
    if let Some(half) = one_half(scan, at, start, hedge) {
        return Some(half);
    }
    if scan.is_mark(end, ':') && scan.goes_on(end, ":") && start == at {
        return ratio_by_colon(scan, at, end);
    }
    if !(scan.is_mark(end, '/') && scan.is_digits(end + 1)) {
        return None;
    }
    let (whole, whole_end) = digits_at(scan, end + 1)?;
    if scan.goes_on(whole_end, "/") {
        let end = scan.glued_run(start, "/");
        return Some(scan.mention(start, end, Kind::Identifier("address")));
    }
    if part.grouping == Grouping::Malformed || whole.grouping == Grouping::Malformed || whole.number.value.is_zero() {
        return None;
    }
    let magnitude = numeral_at(scan, whole_end - 1).filter(|n| n.has_magnitude);
    let (unit, unit_end) = match &magnitude {
        Some(numeral) => unit_at(scan, numeral.end, Scaled::Yes).unwrap_or((Unit::default(), numeral.end)),
        None => unit_at(scan, whole_end, Scaled::No).unwrap_or((Unit::default(), whole_end)),
    };
    let power = magnitude.map_or(0, |n| n.number.last_place);
    let (part, whole) = (with_power(part.number, whole.number, power), with_power(whole.number, whole.number, power));
    let scale = part.value == Decimal::from_int(1) && whole.value >= Decimal::from_int(100);
    let kind = if unit.is_none() && (scale || is_ratio(scan, start)) {
        Kind::Ratio(part, whole)
    } else {
        Kind::Fraction { part, whole, unit, hedge }
    };
    Some(scan.mention(at, unit_end, kind))
}

/// "92,5/95 triệu", "300/1,2 nghìn": the magnitude word behind is the whole's, and the part's too where it is the lesser.
fn with_power(number: Written, whole: Written, power: i32) -> Written {
    if power == 0 || number.value > whole.value {
        return number;
    }
    Written { form: Form::Scaled, ..number.shift(power) }
}

/// "1 nửa", "hơn 1 nửa": not "1 nửa triệu".
fn one_half(scan: &Scan<'_>, at: usize, start: usize, hedge: Option<Hedge>) -> Option<Mention> {
    let half = scan.str(start) == "1" && scan.number_word(start + 1) == Some(NumberWord::Half);
    let count = |n| Written::count(n, Form::Digits);
    (half && scan.number_word(start + 2).is_none()).then(|| {
        let kind = Kind::Fraction { part: count(1), whole: count(2), unit: Unit::default(), hedge };
        scan.mention(at, start + 2, kind)
    })
}

/// "1 phần 3": a fraction with a word for its stroke; "1 phần 300 trang" is a part that has pages.
fn digits_and_part(scan: &Scan<'_>, at: usize, part_at: usize, hedge: Option<Hedge>) -> Option<Mention> {
    let whole_at = part_at + 2;
    let (part, whole) = (scan.small(part_at)?, scan.small(whole_at)?);
    let ends =
        !scan.is_glued(whole_at + 1) || scan.is_any_mark(whole_at + 1, ".,;:)") && !scan.goes_on(whole_at + 1, ".,");
    let proper = (1..whole).contains(&part) && whole <= 10;
    let count = |n: u8| Written::count(i64::from(n), Form::Digits);
    (proper && ends).then(|| {
        let kind = Kind::Fraction { part: count(part), whole: count(whole), unit: Unit::default(), hedge };
        scan.mention(at, whole_at + 1, kind)
    })
}

/// 24/7, 24/24.
pub(super) fn round_the_clock(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let idiom = scan.str(at) == "24" && scan.goes_on(at + 1, "/") && matches!(scan.str(at + 2), "7" | "24");
    (idiom && !scan.goes_on(at + 3, "/")).then(|| scan.mention(at, at + 3, Kind::Identifier("code")))
}

/// How far back "tỷ lệ" and "tỷ số" reach.
const REACH: usize = 10;

/// "tỷ lệ giảng viên trên sinh viên là 1/18".
pub(super) fn is_ratio(scan: &Scan<'_>, at: usize) -> bool {
    (at.saturating_sub(REACH)..at)
        .rev()
        .take_while(|&i| scan.is_word(i))
        .any(|i| scan.is(i, Role::BeforeRatio) && scan.is(i.wrapping_sub(1), Role::Proportion))
}

/// "tỷ lệ 3:1".
fn ratio_by_colon(scan: &Scan<'_>, at: usize, colon: usize) -> Option<Mention> {
    let (part, _) = digits_at(scan, at)?;
    let (whole, end) = digits_at(scan, colon + 1)?;
    (!scan.goes_on(end, ":")).then(|| scan.mention(at, end, Kind::Ratio(part.number, whole.number)))
}

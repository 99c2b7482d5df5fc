//! Numbers with a mark between them that are one thing: feet and inches, the size of a tyre, a point on the map, the
//! time of a stopwatch, the parts of a fertiliser.
//!
//! Invariant: a pair that could be a range, a day or a part of a whole is left alone.

use crate::lexicon::{Case, words};
use crate::number::{Decimal, Form, Grouping, Written};

use super::code::identifier;
use super::model::{Amount, Kind, Mention, Quantity, Unit};
use super::numeral::digits_at;
use super::ordinal::counts_something;
use super::scan::Scan;
use super::unit::named;

/// The pair at token `at`.
pub(super) fn pair_at(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    feet_and_inches(scan, at)
        .or_else(|| minutes_and_seconds(scan, at))
        .or_else(|| tyre(scan, at))
        .or_else(|| point_on_map(scan, at))
        .or_else(|| stopwatch(scan, at))
        .or_else(|| parts_of_mixture(scan, at))
        .or_else(|| flat(scan, at))
        .or_else(|| sulphur(scan, at))
        .or_else(|| inches(scan, at))
        .or_else(|| wheels(scan, at))
}

/// A quantity of one number and no hedge, in the unit of this symbol.
fn quantity(scan: &Scan<'_>, at: usize, end: usize, number: Written, symbol: &str) -> Option<Mention> {
    let quantity = Quantity {
        amount: Amount::One(number),
        unit: Unit::of(named(scan, symbol)?),
        hedge: None,
        trend: None,
        other: None,
        grouping: Grouping::None,
        number_span: scan.span(at, end),
        slip: None,
        occasions: false,
    };
    Some(scan.mention(at, end, Kind::Quantity(quantity)))
}

/// 6'1", 5’11”: how tall someone is.
fn feet_and_inches(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let feet = scan.small(at).filter(|feet| (3..=9).contains(feet))?;
    let prime = scan.is_any_mark(at + 1, "'’′") && scan.is_glued(at + 1) && scan.is_glued(at + 2);
    let inches = scan.small(at + 2).filter(|inches| prime && *inches < 12)?;
    let end = at + 3;
    let close = scan.is_any_mark(end, "\"”″") && scan.is_glued(end);
    if scan.is_glued(end) && (scan.is_word(end) || scan.is_digits(end)) || scan.goes_on(end, ".,'/") {
        return None;
    }
    let total = i64::from(feet) * 12 + i64::from(inches);
    quantity(scan, at, end + usize::from(close), Written::count(total, Form::Digits), "[in_i]")
}

/// 12'30", 4’05”: minutes and seconds, but no part of a degree ("15°12'30\"").
fn minutes_and_seconds(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let prime = scan.is_any_mark(at + 1, "'’′") && scan.is_glued(at + 1) && scan.is_glued(at + 2);
    if !prime || scan.is_any_mark(at.wrapping_sub(1), "°º") {
        return None;
    }
    let minutes = scan.small(at)?;
    let seconds = scan.small(at + 2).filter(|seconds| *seconds < 60 && scan.str(at + 2).len() == 2)?;
    let close = at + 3;
    let single = |i: usize| scan.is_any_mark(i, "'’′") && scan.is_glued(i);
    let double = scan.is_any_mark(close, "\"”″") && scan.is_glued(close);
    let end = if double { close + 1 } else { close + 2 };
    let closed = double || single(close) && single(close + 1);
    if !closed || scan.is_glued(end) && (scan.is_word(end) || scan.is_digits(end)) {
        return None;
    }
    let total = i64::from(minutes) * 60 + i64::from(seconds);
    quantity(scan, at, end, Written::count(total, Form::Digits), "s")
}

/// 225/45-19, 205/55 R16, 110/70-17M/C: width, height and rim.
fn tyre(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let width = scan.int(at).filter(|width| (60..=400).contains(width) && scan.goes_on(at + 1, "/"))?;
    let height = scan.small(at + 2).filter(|height| (25..=100).contains(height))?;
    let rim = |i: usize| scan.small(i).is_some_and(|inches| (8..=26).contains(&inches));
    let glued_rim = (scan.is_any_mark(at + 3, "-–") || scan.is_one_of(at + 3, words!["r", "zr"])) && rim(at + 4);
    let one_token = scan.is_one_of(at + 3, words!["r", "zr"]) && scan.is_digits(at + 4);
    let tight = scan.is_glued(at + 4) && (scan.is_glued(at + 3) || one_token);
    (width > u32::from(height) && glued_rim && tight)
        .then(|| identifier(scan, at, scan.glued_run(at + 4, "/-"), "code"))
}

/// 18,5N-112,3E; 17.2 độ is none: a decimal, a letter of the compass, a dash and another of each.
fn point_on_map(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let compass = |i: usize| scan.is_glued(i) && matches!(scan.str(i), "N" | "S" | "E" | "W" | "B" | "Đ");
    // A decimal with its letter: most numbers are none, and are not read for this.
    if !scan.is_any_mark(at + 1, ".,") || !compass(at + 3) {
        return None;
    }
    let (north, letter) = digits_at(scan, at)?;
    if north.number.last_place >= 0 || !compass(letter) || !scan.is_any_mark(letter + 1, "-–;, ") {
        return None;
    }
    let (_, end) = digits_at(scan, letter + 2)?;
    compass(end).then(|| identifier(scan, at, end + 1, "code"))
}

/// 2:05.34, 1:45:30,5: minutes, seconds and parts of a second.
fn stopwatch(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let sexagesimal = |i: usize| scan.small(i).filter(|n| *n < 60 && scan.str(i).len() == 2);
    if !scan.goes_on(at + 1, ":") {
        return None;
    }
    let first = i128::from(scan.small(at)?);
    let second = i128::from(sexagesimal(at + 2)?);
    let (whole, last) = match scan.goes_on(at + 3, ":").then(|| sexagesimal(at + 4)).flatten() {
        Some(third) => ((first * 60 + second) * 60 + i128::from(third), at + 4),
        None => (first * 60 + second, at + 2),
    };
    let tail = scan.str(last + 2);
    let parts = scan.goes_on(last + 1, ".,") && (1..=3).contains(&tail.len()) && !scan.goes_on(last + 3, ".,:/");
    if !parts {
        return None;
    }
    let places = i32::try_from(tail.len()).ok()?;
    let value = Decimal::new(whole, 0).checked_add(Decimal::new(tail.parse().ok()?, -places))?;
    quantity(scan, at, last + 3, Written::new(value, -places, Form::Digits), "s")
}

/// NPK 16-16-8, 20-20-15: three numbers that are no day, behind capitals.
fn parts_of_mixture(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let tight = scan.goes_on(at + 1, "-–") && scan.goes_on(at + 3, "-–") && !scan.goes_on(at + 5, "-–/.,");
    let named = scan.get(at.wrapping_sub(1)).is_some_and(|t| t.case == Case::Upper && t.span.len() >= 2);
    let short = [at, at + 2, at + 4].into_iter().all(|i| scan.small(i).is_some());
    let year = scan.year(at + 4).is_some() || scan.is_glued(at + 5) && scan.is_word(at + 5);
    (tight && named && short && !year && !counts_something(scan, at + 5)).then(|| identifier(scan, at, at + 5, "code"))
}

/// "căn 2+1", "căn hộ 1+1": rooms for sleeping and another.
fn flat(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let plus = scan.goes_on(at + 1, "+") && scan.str(at).len() == 1 && scan.str(at + 2) == "1";
    let flat = scan.is_one_of(at.wrapping_sub(1), words!["căn", "hộ", "loại"]);
    (plus && flat && !scan.is_any_mark(at + 3, "=+-.,/%")).then(|| identifier(scan, at, at + 3, "code"))
}

/// "dầu diesel 0,05S": how much of it is sulphur.
fn sulphur(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    if scan.str(at) != "0" {
        return None;
    }
    let (digits, end) = digits_at(scan, at)?;
    let named = scan.str(end) == "S" && scan.is_glued(end) && !scan.is_glued(end + 1);
    (named && digits.number.last_place < 0).then(|| identifier(scan, at, end + 1, "code"))
}

/// "màn hình 7’’": two strokes where the sign of the inch is not at hand.
fn inches(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let stroke = |i: usize| scan.is_any_mark(i, "'’′") && scan.is_glued(i);
    let plain = !scan.is_any_mark(at + 1, ".,") && !scan.is_digits(at + 1);
    if plain && !stroke(at + 1) {
        return None;
    }
    let (digits, end) = digits_at(scan, at)?;
    let closed = !scan.is_glued(end + 2) || scan.is_any_mark(end + 2, ".,;:)");
    let small = digits.number.value < Decimal::from_int(120) && digits.grouping != Grouping::Malformed;
    (stroke(end) && stroke(end + 1) && closed && small)
        .then(|| quantity(scan, at, end + 2, digits.number, "[in_i]"))
        .flatten()
}

/// "bản 4×4", "xe tải 6×4": so many wheels, and so many that are driven.
fn wheels(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let tight = scan.goes_on(at + 1, "×") && !scan.goes_on(at + 3, "×.,/") && !scan.is_any_mark(at + 3, "=");
    let (all, driven) = if tight { (scan.small(at)?, scan.small(at + 2)?) } else { return None };
    let even = matches!(all, 4 | 6 | 8 | 10) && matches!(driven, 2 | 4 | 6 | 8) && driven <= all;
    let closed = !(scan.is_glued(at + 3) && scan.is_word(at + 3));
    (even && closed && !counts_something(scan, at + 3)).then(|| identifier(scan, at, at + 3, "code"))
}

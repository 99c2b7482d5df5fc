//! Amounts that no plain numeral tells: "hàng chục nghìn người", "vài trăm mét", "gấp rưỡi", "một nửa", "chín phần
//! mười", "năm rưỡi", "cứ 100 trẻ thì 3 trẻ".
//!
//! Invariant: a vague amount has bounds only, and never enters a sum.

use crate::lexicon::{Entry, Hedge, Kinds, NumberWord, Part, Role, UnitKind, words};
use crate::number::{Decimal, Form, Grouping, Written};

use super::model::{Amount, Kind, Mention, Quantity, Unit};
use super::numeral::{Numeral, numeral_at};
use super::quantity::{amount_at, hedges_at, quantity_at, worded};
use super::scan::Scan;
use super::unit::{Scaled, named, unit_at};

/// A unit with its strokes has fewer tokens than this.
const LONGEST_UNIT: usize = 8;

/// "năm rưỡi", "tháng rưỡi": one and a half of the unit.
pub(super) fn unit_and_half(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    // "rưỡi" is a number word, and no unit is longer than this.
    if !scan.starts(at, Kinds::UNIT) || !(at + 1..at + LONGEST_UNIT).any(|i| scan.starts(i, Kinds::NUMBER)) {
        return None;
    }
    let (unit, end) = unit_at(scan, at, Scaled::No)?;
    let duration = unit.base.kind() == Some(UnitKind::Duration);
    let half = scan.number_word(end) == Some(NumberWord::AndHalf);
    let counted = scan.number_word(at.wrapping_sub(1)).is_some() || scan.is_digits(at.wrapping_sub(1));
    (duration && half && !counted).then(|| worded(scan, at, end + 1, Decimal::new(15, -1), unit))
}

/// "hàng chục nghìn người", "vài trăm mét", "dăm bảy hộ".
pub(super) fn vague_at(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let (hedge, start) = hedges_at(scan, at);
    let (low, high, end) = powers_of_rows(scan, start)
        .or_else(|| few(scan, start))
        .or_else(|| some(scan, start))
        .or_else(|| (start > at).then(|| bare_power(scan, start)).flatten())?;
    let unit = unit_at(scan, end, Scaled::Yes);
    // "hơn tỷ giá": the word of the power may be another where nothing is counted.
    if low == high && unit.is_none() {
        return None;
    }
    let scaled = scan.number_word(end - 1).is_some_and(|w| matches!(w, NumberWord::Magnitude(_) | NumberWord::Hundred));
    if unit.is_none() && !scaled && !scan.is_digits(start) {
        return None;
    }
    let (unit, unit_end) = unit.unwrap_or((Unit::default(), end));
    let written = |n: Decimal| Written::new(n, n.trailing_place(), Form::Words);
    let quantity = Quantity {
        amount: if low == high { Amount::One(written(low)) } else { Amount::Vague(written(low), written(high)) },
        unit,
        hedge,
        trend: scan.trend_before(at),
        other: None,
        grouping: Grouping::None,
        number_span: scan.span(start, end),
        occasions: false,
        slip: None,
    };
    Some(scan.mention(at, unit_end, Kind::Quantity(quantity)))
}

/// "hàng chục nghìn": from that power of ten up to the next.
fn powers_of_rows(scan: &Scan<'_>, at: usize) -> Option<(Decimal, Decimal, usize)> {
    scan.is(at, Role::RowsOf).then_some(())?;
    rows(scan, at + 1)
}

/// "cả trăm người", "cả chục tỷ đồng", "nhiều chục câu hỏi": as many as rows of them; `at` is the word of the power.
pub(super) fn all_of_power(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let before =
        at.checked_sub(1).filter(|&before| scan.is(before, Role::Whole) || scan.is_one_of(before, words!["nhiều"]))?;
    let (low, high, end) = rows(scan, at)?;
    let longer = scan.length_of(at, Kinds::ANCHOR.and(Kinds::CUE).and(Kinds::NOUN).and(Kinds::OPAQUE));
    let (unit, end) = unit_at(scan, end, Scaled::Yes).filter(|_| longer.is_none_or(|length| length == 1))?;
    let written = |n: Decimal| Written::new(n, n.trailing_place(), Form::Words);
    let found = worded(scan, before, end, low, unit);
    let Kind::Quantity(quantity) = found.kind else { return None };
    let amount = Amount::Vague(written(low), written(high));
    Some(scan.mention(before, end, Kind::Quantity(Quantity { amount, ..quantity })))
}

fn rows(scan: &Scan<'_>, at: usize) -> Option<(Decimal, Decimal, usize)> {
    let (power, end) = powers(scan, at)?;
    Some((Decimal::new(1, power), Decimal::new(10, power).checked_add(Decimal::from_int(-1))?, end))
}

/// The "chục", "trăm triệu" of "hơn chục người", "gần trăm triệu đồng": one of them.
fn bare_power(scan: &Scan<'_>, at: usize) -> Option<(Decimal, Decimal, usize)> {
    let (power, end) = powers(scan, at)?;
    let longer = scan.length_of(at, Kinds::ANCHOR.and(Kinds::CUE).and(Kinds::NOUN).and(Kinds::OPAQUE));
    let value = Decimal::new(1, power);
    // "hơn chục năm nay", but not "hơn trăm năm mươi".
    let years = scan.number_word(end) == Some(NumberWord::Digit(5))
        && scan.number_word(end + 1).is_none()
        && !scan.is_counted(end + 1);
    ((years || scan.number_word(end).is_none()) && longer.is_none_or(|length| length == 1))
        .then_some((value, value, end))
}

/// "vài", "dăm bảy", "vài trăm".
fn few(scan: &Scan<'_>, at: usize) -> Option<(Decimal, Decimal, usize)> {
    let (length, (low, high)) = scan.find(at, Kinds::WORDED, |e| match e {
        Entry::Vague(low, high) => Some((low, high)),
        _ => None,
    })?;
    if numeral_at(scan, at).is_some_and(|n| n.digit_string.is_some()) {
        return None;
    }
    // "ba bốn năm hai" are digits read one by one.
    if matches!(scan.number_word(at + length), Some(NumberWord::Digit(d)) if d != 5) {
        return None;
    }
    let (power, end) = powers(scan, at + length).unwrap_or((0, at + length));
    Some((Decimal::new(i128::from(low), power), Decimal::new(i128::from(high), power), end))
}

/// "1 số quận", "1 vài phụ kiện": the digit stands for the word of "một số".
fn some(scan: &Scan<'_>, at: usize) -> Option<(Decimal, Decimal, usize)> {
    (scan.str(at) == "1").then_some(())?;
    if let Some(found) = few(scan, at + 1) {
        return Some(found);
    }
    let some = scan.is(at + 1, Role::NumberSign) && scan.is_word(at + 2) && !scan.is(at + 2, Role::AfterName);
    // "1 số điện thoại" is one.
    let one = scan.length_of(at + 1, Kinds::NOUN) > Some(1);
    (some && !one).then(|| (Decimal::from_int(2), Decimal::from_int(9), at + 2))
}

/// The magnitude words at `at`: "chục nghìn" is 10^4.
fn powers(scan: &Scan<'_>, at: usize) -> Option<(i32, usize)> {
    let mut power = 0;
    let mut end = at;
    while let Some(word) = scan.number_word(end) {
        // "kể cả tỷ lệ thương tích".
        if scan.opaque(end).is_some_and(|length| length > 1) {
            break;
        }
        power += match word {
            NumberWord::Dozenal | NumberWord::Tens => 1,
            NumberWord::Hundred => 2,
            NumberWord::Magnitude(p) if scan.str(end).len() > 2 => i32::from(p),
            _ => break,
        };
        end += 1;
    }
    (end > at).then_some((power, end))
}

/// "gấp đôi", "gấp rưỡi", "gấp ba", "gấp hơn 3 lần".
pub(super) fn multiple_at(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let times = || named(scan, "lần").map(Unit::of);
    let fixed = scan.find(at, Kinds::WORDED, |e| if let Entry::Multiple(tenths) = e { Some(tenths) } else { None });
    if let Some((length, tenths)) = fixed {
        let said = numeral_at(scan, at + length - 1).filter(|n| n.end > at + length || counts_times(scan, n.end));
        if said.is_none() {
            return Some(worded(scan, at, at + length, Decimal::new(i128::from(tenths), -1), times()?));
        }
    }
    scan.is(at, Role::Times).then_some(())?;
    if let Some(found) = quantity_at(scan, at + 1)
        && found.quantity().is_some_and(|q| q.unit.base.kind() == Some(UnitKind::Multiple))
    {
        let whole = at..found.tokens.end;
        return Some(Mention { span: scan.span(whole.start, whole.end), tokens: whole, ..found });
    }
    // "gấp ba": without a unit of its own behind.
    let read = amount_at(scan, at + 1)?;
    let number = numeral_at(scan, at + 1)?;
    // "gần gấp 3 trung bình cả nước": whole digits too, where no noun behind is counted.
    let whole =
        !number.starts_with_digits || scan.is_digits(at + 1) && scan.str(at + 1).len() <= 3 && number.end == at + 2;
    let plain = matches!(read.amount, Amount::One(_));
    let bare = read.unit.is_none() && whole && plain && number.number.value < Decimal::from_int(1000);
    if bare { Some(worded(scan, at, number.end, number.number.value, times()?)) } else { None }
}

fn counts_times(scan: &Scan<'_>, at: usize) -> bool {
    unit_at(scan, at, Scaled::No).is_some_and(|(unit, _)| unit.base.kind() == Some(UnitKind::Multiple))
}

/// Most tokens of the number above the stroke, and the word that stands for it.
const MOST_BEFORE_STROKE: usize = 8;

/// "một nửa", "chín phần mười", "hai trên mười lăm", with their hedges; "giảm một nửa" is a multiple.
pub(super) fn word_fraction(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    let (hedge, start) = hedges_at(scan, at);
    if let Some(half) = named_part(scan, at, start, hedge) {
        return Some(half);
    }
    if !(start + 1..start + MOST_BEFORE_STROKE).any(|i| scan.is(i, Role::PartOf) || scan.is(i, Role::Over)) {
        return None;
    }
    let part = numeral_at(scan, start)?;
    let whole_at = part.end + 1;
    let divided = scan.is(part.end, Role::PartOf);
    // "2 trên 3" read aloud; "ba xe trên mười xe" has words between.
    let over = scan.is(part.end, Role::Over) && !part.starts_with_digits && start == 0;
    (divided || over).then_some(())?;
    if scan.is(whole_at, Role::PerHundred) && divided {
        return mixed_fraction(scan, start, &part);
    }
    let (whole, end) = whole_number(scan, whole_at)?;
    let kind = Kind::Fraction { part: part.number, whole, unit: Unit::default(), hedge };
    Some(scan.mention(at, end, kind))
}

/// What stands below the stroke, and one past it.
fn whole_number(scan: &Scan<'_>, at: usize) -> Option<(Written, usize)> {
    // "một phần tư số dân".
    if scan.number_word(at) == Some(NumberWord::FinalDigit(4)) {
        return Some((Written::count(4, Form::Words), at + 1));
    }
    let numeral = numeral_at(scan, at)?;
    (!numeral.starts_with_digits && !numeral.number.value.is_zero()).then_some((numeral.number, numeral.end))
}

/// "một phần trăm nghìn": the hundredth is a percentage unless magnitude words follow.
fn mixed_fraction(scan: &Scan<'_>, at: usize, part: &Numeral) -> Option<Mention> {
    let (power, end) = powers(scan, part.end + 1).filter(|(power, _)| *power > 3)?;
    let whole = Written::new(Decimal::new(1, power), 0, Form::Words);
    let kind = Kind::Fraction { part: part.number, whole, unit: Unit::default(), hedge: None };
    Some(scan.mention(at, end, kind))
}

/// "một nửa", "quá nửa".
fn named_part(scan: &Scan<'_>, at: usize, start: usize, hedge: Option<Hedge>) -> Option<Mention> {
    let (length, (part, whole)) = [at, start].into_iter().find_map(|from| {
        scan.find(from, Kinds::WORDED, |e| match e {
            Entry::Fraction(part, whole) => Some((part, whole)),
            _ => None,
        })
        .map(|(length, value)| (from + length - at, value))
    })?;
    let end = at + length;
    // "hơn nửa triệu đồng" is an amount.
    if matches!(scan.number_word(end), Some(NumberWord::Magnitude(_))) {
        return None;
    }
    let counts = unit_at(scan, end, Scaled::No);
    // "hơn nửa giờ", "quá nửa thế kỷ": half of a unit; "hơn một nửa" is of something.
    let of_one = scan.is_one_of(end.wrapping_sub(2), words!["một"]);
    if let Some((unit, unit_end)) = counts.clone().filter(|(unit, _)| unit.base.kind().is_some() && !of_one) {
        let mut half = worded(scan, at, unit_end, Decimal::new(5, -1), unit);
        if let Kind::Quantity(quantity) = &mut half.kind {
            quantity.hedge = hedge.or(Some(Hedge::Over));
        }
        return Some(half);
    }
    if scan.trend_before(at).is_some() && counts.is_none() {
        let tenths = i64::from(part) * 10 / i64::from(whole.max(1));
        return Some(worded(scan, at, end, Decimal::new(tenths.into(), -1), named(scan, "lần").map(Unit::of)?));
    }
    let count = |n: u8| Written::count(i64::from(n), Form::Words);
    let kind = Kind::Fraction { part: count(part), whole: count(whole), unit: Unit::default(), hedge };
    Some(scan.mention(at, end, kind))
}

/// "cứ 100 trẻ thì 3 trẻ chưa tiêm".
pub(super) fn incidence_at(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    scan.is(at, Role::Every).then_some(())?;
    let whole = amount_at(scan, at + 1)?;
    let then = (whole.end..whole.end + 3).find(|&i| scan.is(i, Role::Then))?;
    let second = then + 1 + usize::from(scan.is(then + 1, Role::Then));
    let (_, second) = hedges_at(scan, second);
    let part = amount_at(scan, second)?;
    let (Amount::One(whole_number), Amount::One(part_number)) = (whole.amount, part.amount) else { return None };
    let same = part.unit.is_none() || part.unit == whole.unit;
    let timed = whole.unit.base.kind() == Some(UnitKind::Duration) || scan.is_part(whole.number_end, &[Part::Year]);
    (same && !timed && whole_number.value > part_number.value).then(|| {
        let kind = Kind::Incidence { part: part_number, whole: whole_number, unit: whole.unit };
        scan.mention(at, part.end, kind)
    })
}

//! What follows a unit and still belongs to the number: "1m75", "2 tỷ đồng rưỡi", "hai đô 23", "2 giờ 11 phút".
//!
//! Invariant: a compound has the smaller unit, except gold, which is counted in lượng.

use crate::lexicon::{NumberWord, Part, Role, UnitKind};
use crate::number::{Decimal, Form, Written};

use super::model::{Amount, Base};
use super::numeral::{Numeral, numeral_at};
use super::quantity::Read;
use super::scan::Scan;
use super::unit::{Scaled, named, unit_at};

/// Takes what follows the unit of `read` into its number.
pub(super) fn fold_into_unit(scan: &Scan<'_>, read: &mut Read, first: &Numeral) {
    let Amount::One(number) = read.amount else { return };
    if !read.unit.per.is_empty() {
        return;
    }
    if scan.number_word(read.end) == Some(NumberWord::AndHalf) {
        let unit_place = if first.has_magnitude { number.last_place } else { 0 };
        add(read, number, Decimal::new(5, unit_place - 1), unit_place - 1, read.end + 1);
        return;
    }
    match read.unit.base.kind() {
        Some(UnitKind::Measure) if number.last_place == 0 => {
            centimetres(scan, read, first, number);
            tenths_of_gold(scan, read, number);
            smaller_units(scan, read, UnitKind::Measure);
        }
        Some(UnitKind::Money) if number.last_place == 0 => hundredths(scan, read, number),
        Some(UnitKind::Duration) => {
            minutes_of_hour(scan, read, first, number);
            smaller_units(scan, read, UnitKind::Duration);
            hundredths_of_a_second(scan, read);
        }
        _ => {}
    }
}

fn add(read: &mut Read, number: Written, added: Decimal, place: i32, end: usize) {
    if let Some(value) = number.value.checked_add(added) {
        read.amount = Amount::One(Written::new(value, place, number.form));
        read.end = end;
        read.number_end = end;
        read.other = None;
    }
}

/// "1m75", "1m8".
fn centimetres(scan: &Scan<'_>, read: &mut Read, first: &Numeral, number: Written) {
    let digits = scan.str(read.end);
    let glued = scan.str(first.end) == "m" && scan.is_glued(read.end) && scan.is_digits(read.end);
    if !glued || !first.starts_with_digits || digits.len() > 2 {
        return;
    }
    let places = i32::try_from(digits.len()).unwrap_or(0);
    let tail = Decimal::new(digits.parse().unwrap_or(0), -places);
    add(read, number, tail, -places, read.end + 1);
}

/// "1h30", "2h15 phút", "1h45'" where it is no time of day.
fn minutes_of_hour(scan: &Scan<'_>, read: &mut Read, first: &Numeral, number: Written) {
    let letter = matches!(scan.str(first.end), "h" | "H") && read.end == first.end + 1;
    let Some(minutes) = scan.small(read.end).filter(|n| letter && scan.is_glued(read.end) && *n < 60) else { return };
    let hours = number.value.checked_mul(Decimal::from_int(60));
    let total = hours.and_then(|hours| hours.checked_add(Decimal::from_int(i64::from(minutes))));
    let (Some(value), Some(unit)) = (total, named(scan, "min")) else { return };
    let close = scan.is_any_mark(read.end + 1, "'’′") && scan.is_glued(read.end + 1);
    let end = read.end + 1 + scan.part(read.end + 1, Part::Minute).unwrap_or(usize::from(close));
    read.amount = Amount::One(Written::new(value, 0, number.form));
    read.unit.base = unit;
    (read.end, read.number_end, read.other) = (end, end, None);
}

/// "1 lượng 2 chỉ".
fn tenths_of_gold(scan: &Scan<'_>, read: &mut Read, number: Written) {
    if read.unit.base.symbol(scan.lexicon) != Some("lượng") {
        return;
    }
    let Some(tenths) = numeral_at(scan, read.end) else { return };
    let tenth_unit = unit_at(scan, tenths.end, Scaled::No);
    if let Some((unit, end)) = tenth_unit
        && unit.base.symbol(scan.lexicon) == Some("chỉ")
        && tenths.number.value < Decimal::from_int(10)
    {
        add(read, number, tenths.number.value.shift(-1), tenths.number.last_place - 1, end);
    }
}

/// "hai đô 23", "37 đồng và 6 xu".
fn hundredths(scan: &Scan<'_>, read: &mut Read, number: Written) {
    let joined = read.end + usize::from(scan.is(read.end, Role::And));
    let Some(part) = numeral_at(scan, joined).filter(|n| n.number.value < Decimal::from_int(100)) else { return };
    let xu = unit_at(scan, part.end, Scaled::No);
    let hundredth = part.number.value.shift(-2);
    let signed = if number.value.is_negative() { hundredth.negated() } else { hundredth };
    if let Some((unit, end)) = xu {
        if unit.base.symbol(scan.lexicon) == Some("cent") {
            add(read, number, signed, -2, end);
        }
    } else if joined == read.end
        && scan.str(joined).len() == 2
        && scan.is_digits(joined)
        && !scan.is_word(part.end)
        && !scan.is_any_mark(part.end, "/%-–.,:")
        && number.form == Form::Words
    {
        add(read, number, signed, -2, part.end);
    }
}

/// How many of the second unit the first one is.
const SMALLER: [(&str, &str, i64); 15] = [
    ("mẫu", "sào", 10),
    ("sào", "thước", 15),
    ("t", "tạ", 10),
    ("t", "kg", 1000),
    ("tạ", "yến", 10),
    ("tạ", "kg", 100),
    ("yến", "kg", 10),
    ("kg", "g", 1000),
    ("m", "cm", 100),
    ("năm", "tháng", 12),
    ("tuần", "ngày", 7),
    ("ngày", "giờ", 24),
    ("giờ", "min", 60),
    ("giờ", "s", 3600),
    ("min", "s", 60),
];

/// "2 giờ 11 phút", "7 năm 6 tháng", "4 phút 16 giây 85", "8p45s"; "3 sào 5 thước", "1 tấn 2 tạ".
fn smaller_units(scan: &Scan<'_>, read: &mut Read, kind: UnitKind) {
    while let Amount::One(number) = read.amount {
        let Some((added, base, end)) = smaller(scan, read, kind) else { break };
        let Some(factor) = factor(scan, read.unit.base, base) else { break };
        // "2 tấn 300 tạ" is no one weight.
        if kind == UnitKind::Measure && added.value >= factor {
            break;
        }
        let Some(value) = number.value.checked_mul(factor).and_then(|v| v.checked_add(added.value)) else { break };
        read.amount = Amount::One(Written::new(value, added.last_place, number.form));
        read.unit.base = base;
        (read.end, read.number_end, read.other) = (end, end, None);
    }
}

fn smaller(scan: &Scan<'_>, read: &Read, kind: UnitKind) -> Option<(Written, Base, usize)> {
    let part = numeral_at(scan, read.end).filter(|n| !n.has_magnitude)?;
    let (unit, end) = unit_at(scan, part.end, Scaled::No).filter(|(unit, _)| unit.per.is_empty())?;
    // "một năm ba tháng đầu" and "30 năm tuổi" are not one length of time.
    let small = part.number.value < Decimal::from_int(100) || kind == UnitKind::Measure && part.number.last_place >= 0;
    (unit.base.kind() == Some(kind) && small).then_some((part.number, unit.base, end))
}

fn factor(scan: &Scan<'_>, large: Base, small: Base) -> Option<Decimal> {
    let (large, small) = (large.symbol(scan.lexicon)?, small.symbol(scan.lexicon)?);
    SMALLER.iter().find(|(a, b, _)| *a == large && *b == small).map(|(_, _, n)| Decimal::from_int(*n))
}

/// "16 giây 85": digits behind the seconds.
fn hundredths_of_a_second(scan: &Scan<'_>, read: &mut Read) {
    let Amount::One(number) = read.amount else { return };
    let digits = scan.str(read.end);
    let bare = scan.is_digits(read.end)
        && (2..=3).contains(&digits.len())
        && !scan.is_word(read.end + 1)
        && !scan.goes_on(read.end + 1, ".,/:-–");
    if bare && read.unit.base.symbol(scan.lexicon) == Some("s") && number.last_place == 0 {
        let places = i32::try_from(digits.len()).unwrap_or(0);
        let tail = Decimal::new(digits.parse().unwrap_or(0), -places);
        add(read, number, tail, -places, read.end + 1);
    }
}

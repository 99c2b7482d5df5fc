//! What the items of a list lend each other: "5, 7 và 9%", "từ 100 lên 150 tỷ đồng", "ngày 5, 6/3". Invariant: a number
//! that has a unit keeps it.

use crate::lexicon::{Cue, Entry, Kinds, Part, Role, UnitKind, words};
use crate::number::{Decimal, Form, Grouping, Written, read_digits};
use crate::text::Span;

use super::date::is_in_day_list;
use super::model::{Amount, Base, DateValue, Kind, LunarDate, Mention, Period, Quantity};
use super::scan::Scan;

/// Gives every bare number that stands in a list before a number with a unit that unit, and its magnitude; and every bare
/// day before a date its month.
pub(super) fn distribute(scan: &Scan<'_>, mentions: &mut [Mention]) {
    for at in (1..mentions.len()).rev() {
        let (before, after) = mentions.split_at_mut(at);
        let (Some(bare), Some(donor)) = (before.last_mut(), after.first()) else { continue };
        if donor.tokens.start.saturating_sub(bare.tokens.end) > MOST_JOINING || !joined(scan, bare, donor) {
            continue;
        }
        match (&bare.kind, &donor.kind) {
            (Kind::Quantity(_), Kind::Quantity(given)) if !crosses(scan, bare, given) => inherit(scan, bare, donor),
            (_, Kind::Date(date)) => inherit_month(scan, bare, *date),
            (_, Kind::LunarDate(date)) => inherit_lunar(bare, *date),
            // "quý 3 năm ngoái; Q4/2023" has a year of its own.
            (Kind::Quarter(None, first), Kind::Quarter(Some(year), second))
                if first < second && bare.tokens.len() < 3 =>
            {
                bare.kind = Kind::Quarter(Some(*year), *first);
            }
            _ => {}
        }
    }
    for at in 1..mentions.len() {
        let (before, after) = mentions.split_at_mut(at);
        if let (Some(named), Some(bare)) = (before.last(), after.first_mut()) {
            follow_month(scan, named, bare);
            follow_multiple(scan, named, bare);
        }
    }
}

/// Most tokens that join two items: ", rạng sáng".
const MOST_JOINING: usize = 3;

/// "5 x 10%": only lengths are told side by side.
fn crosses(scan: &Scan<'_>, bare: &Mention, given: &Quantity) -> bool {
    scan.is_one_of(bare.tokens.end, words!["x"]) && given.unit.base.kind() != Some(UnitKind::Measure)
}

/// "tháng 8, 9", "quý 2 và 3": the bare number goes on with what the word before the first one names.
fn follow_month(scan: &Scan<'_>, named: &Mention, bare: &mut Mention) {
    let (start, end) = (bare.tokens.start, bare.tokens.end);
    let joint = named.tokens.end;
    let decade = matches!(named.kind, Kind::Period(_));
    let dash = decade && scan.is_dash(joint);
    let joins = start == joint + 1 && (scan.is_mark(joint, ',') || scan.is(joint, Role::And) || dash);
    if !joins || end != start + 1 {
        return;
    }
    let (Kind::Quantity(quantity), Some(number)) = (&bare.kind, scan.small(start)) else { return };
    if !quantity.unit.is_none() || quantity.hedge.is_some() {
        return;
    }
    // "tháng 9 và 10 tăng" follow each other; "tháng 3 và 8 kiện" need not be months.
    let goes_on = |before: u8| number == before + 1 || number > before && closes(scan, end);
    match named.kind {
        Kind::Date(DateValue { year: None, month: Some(month), day: None }) if number <= 12 && goes_on(month) => {
            bare.kind = Kind::Date(DateValue { year: None, month: Some(number), day: None });
        }
        Kind::Quarter(None, quarter) if number <= 4 && goes_on(quarter) => {
            bare.kind = Kind::Quarter(None, number);
        }
        Kind::Period(Period::Years(from, to))
            if to == from + 9 && number % 10 == 0 && from % 100 < i32::from(number) =>
        {
            let start = from - from % 100 + i32::from(number);
            bare.kind = Kind::Period(Period::Years(start, start + 9));
        }
        _ => {}
    }
}

/// "gấp 3,6 lần và 11 lần": both multiply.
fn follow_multiple(scan: &Scan<'_>, named: &Mention, bare: &mut Mention) {
    let joint = named.tokens.end;
    let (Some(first), true) = (named.quantity(), scan.is(joint, Role::And) && bare.tokens.start == joint + 1) else {
        return;
    };
    let multiplies = !first.occasions && first.unit.base.kind() == Some(UnitKind::Multiple);
    if let Kind::Quantity(second) = &mut bare.kind
        && second.occasions
        && multiplies
    {
        second.occasions = false;
    }
}

/// Whether the number before `at` counts nothing: no word follows, or one that goes on with the list or names its year.
fn closes(scan: &Scan<'_>, at: usize) -> bool {
    let list = scan.is(at, Role::And) || scan.is(at, Role::To) || scan.part(at, Part::Year).is_some();
    !scan.is_word(at) || list || scan.relative(at).is_some()
}

/// Whether nothing but a comma, "và", "lên" or the like stands between the two.
fn joined(scan: &Scan<'_>, bare: &Mention, donor: &Mention) -> bool {
    let at = bare.tokens.end;
    // "đêm 18 rạng sáng 19/7": between a day and the next.
    if matches!((&bare.kind, &donor.kind), (Kind::Date(_), Kind::Date(_) | Kind::LunarDate(_))) {
        let comma = usize::from(scan.is_mark(at, ','));
        if scan.part(at + comma, Part::Morning).is_some_and(|length| at + comma + length == donor.tokens.start) {
            return true;
        }
    }
    let chain = scan.is_dash(at)
        && (scan.is_dash(bare.tokens.start.wrapping_sub(1)) && scan.is_digits(bare.tokens.start.wrapping_sub(2))
            || scan.is_dash(donor.tokens.end) && scan.is_digits(donor.tokens.end + 1));
    if chain && is_bare(bare) {
        return donor.tokens.start == at + 1;
    }
    let word = |at| scan.is(at, Role::And) || scan.is(at, Role::Becomes) || scan.is(at, Role::To);
    let rise = || scan.find(at, Kinds::CUE, |e| (e == Entry::Cue(Cue::To)).then_some(()));
    match donor.tokens.start - at {
        1 => scan.is_any_mark(at, ",;") && !scan.is_glued(at + 1) || word(at) || rise().is_some(),
        // "1.700 thay vì 2.000 tỷ đồng".
        2 if scan.is_one_of(at, words!["thay"]) => scan.is_one_of(at + 1, words!["vì"]),
        2 => (scan.is_mark(at, ',') && word(at + 1)) || rise().is_some_and(|(length, ())| length == 2),
        _ => false,
    }
}

fn is_bare(mention: &Mention) -> bool {
    mention.quantity().is_some_and(|quantity| quantity.unit.is_none() && quantity.hedge.is_none())
}

fn inherit(scan: &Scan<'_>, bare: &mut Mention, donor: &Mention) {
    // "dưới điểm 2; 9 học sinh bị ...": a mark, and the next item of the list.
    let start = bare.tokens.start;
    if scan.is_mark(bare.tokens.end, ';') && scan.is(start.wrapping_sub(1), Role::BeforeGrade) {
        return;
    }
    let (Kind::Quantity(bare_quantity), Kind::Quantity(donor_quantity)) = (&mut bare.kind, &donor.kind) else { return };
    let (Amount::One(number), Amount::One(given)) = (bare_quantity.amount, donor_quantity.amount) else { return };
    if !bare_quantity.unit.is_none() || donor_quantity.unit.is_none() || bare_quantity.grouping == Grouping::Malformed {
        return;
    }
    // "10 tỷ, 5 người": an amount does not lend itself the people behind it.
    let other = match donor_quantity.unit.base {
        Base::Noun(_) => true,
        base => {
            matches!(base.kind(), Some(UnitKind::Duration | UnitKind::Age | UnitKind::Multiple | UnitKind::Percent))
        }
    };
    if number.form == Form::Scaled && given.form != Form::Scaled && other {
        return;
    }
    let magnitude = given.form == Form::Scaled && number.form == Form::Digits;
    if magnitude && let Some(power) = magnitude_power(scan, donor_quantity.number_span, given.last_place) {
        let scaled = number.shift(power);
        bare_quantity.amount = Amount::One(Written { form: Form::Scaled, ..scaled });
    }
    // "25 – 40 – 100.000 đồng": the thousands are told once.
    let small = number.form == Form::Digits && bare_quantity.grouping == Grouping::None && number.last_place == 0;
    let grouped = donor_quantity.grouping != Grouping::None && given.value.trailing_place() >= 3;
    let order = number.value.shift(3) < given.value && number.value >= Decimal::from_int(5);
    if scan.is_dash(bare.tokens.end) && small && grouped && order {
        bare_quantity.amount = Amount::One(Written { form: Form::Scaled, ..number.shift(3) });
    }
    bare_quantity.unit = donor_quantity.unit.clone();
    bare_quantity.occasions = donor_quantity.occasions;
}

/// "ngày 5, 6/3", "ngày 12 và 13/5": the number before is a day of the same month.
fn inherit_month(scan: &Scan<'_>, bare: &mut Mention, donor: DateValue) {
    if donor.day.is_none() || donor.month.is_none() {
        return;
    }
    let day = match &bare.kind {
        Kind::Date(DateValue { month: None, day: Some(day), .. }) => *day,
        Kind::Quantity(quantity) if quantity.unit.is_none() && is_in_day_list(scan, bare.tokens.start) => {
            let number = quantity.number().and_then(|n| n.value.to_int()).and_then(|n| u8::try_from(n).ok());
            let Some(day) = number.filter(|day| (1..=31).contains(day)) else { return };
            day
        }
        _ => return,
    };
    // "đêm 31, ngày 1/6": the last day of the month before.
    let (year, month) = match (donor.day, donor.month) {
        (Some(1), Some(1)) if day > 27 => (donor.year.map(|year| year - 1), Some(12)),
        (Some(1), Some(month)) if day > 27 => (donor.year, Some(month - 1)),
        _ => (donor.year, donor.month),
    };
    bare.kind = Kind::Date(DateValue { year, month, day: Some(day) });
}

/// "mùng 6, mùng 7 Tết", "đêm 11, sáng 12/2 âm lịch": the day before is one of the same lunar month.
fn inherit_lunar(bare: &mut Mention, donor: LunarDate) {
    let day = match bare.kind {
        Kind::LunarDate(LunarDate { month: None, day: Some(day), .. }) => day,
        Kind::Date(DateValue { year: None, month: None, day: Some(day) }) => day,
        _ => return,
    };
    if donor.month.is_some() && donor.day.is_some_and(|last| last > day) {
        bare.kind = Kind::LunarDate(LunarDate { day: Some(day), ..donor });
    }
}

/// The power of ten of the magnitude words in the number at `span`.
fn magnitude_power(scan: &Scan<'_>, span: Span, last_place: i32) -> Option<i32> {
    let text = scan.text.get(span.range())?;
    let digits = text.split(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.')).find(|s| !s.is_empty())?;
    Some(last_place - read_digits(digits)?.number.last_place)
}

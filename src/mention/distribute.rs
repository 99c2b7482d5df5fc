//! What the items of a list lend each other: "5, 7 và 9%", "từ 100 lên 150 tỷ đồng", "ngày 5, 6/3". Invariant: a number
//! that has a unit keeps it.

use crate::lexicon::{Cue, Entry, Kinds, Part, Role, UnitKind};
use crate::number::{Form, Grouping, Written, read_digits};
use crate::text::Span;

use super::model::{Amount, Base, DateValue, Kind, Mention, Quantity};
use super::scan::Scan;

/// Gives every bare number that stands in a list before a number with a unit that unit, and its magnitude; and every bare
/// day before a date its month.
pub(super) fn distribute(scan: &Scan<'_>, mentions: &mut [Mention]) {
    for at in (1..mentions.len()).rev() {
        let (before, after) = mentions.split_at_mut(at);
        let (Some(bare), Some(donor)) = (before.last_mut(), after.first()) else { continue };
        if donor.tokens.start.saturating_sub(bare.tokens.end) > 2 || !joined(scan, bare, donor) {
            continue;
        }
        match (&bare.kind, &donor.kind) {
            (Kind::Quantity(_), Kind::Quantity(given)) if !crosses(scan, bare, given) => inherit(scan, bare, donor),
            (_, Kind::Date(date)) => inherit_month(scan, bare, *date),
            _ => {}
        }
    }
    for at in 1..mentions.len() {
        let (before, after) = mentions.split_at_mut(at);
        if let (Some(named), Some(bare)) = (before.last(), after.first_mut()) {
            follow_month(scan, named, bare);
        }
    }
}

/// "5 x 10%": only lengths are told side by side.
fn crosses(scan: &Scan<'_>, bare: &Mention, given: &Quantity) -> bool {
    scan.is_one_of(bare.tokens.end, &["x"]) && given.unit.base.kind() != Some(UnitKind::Measure)
}

/// "tháng 8, 9", "quý 2 và 3": the bare number goes on with what the word before the first one names.
fn follow_month(scan: &Scan<'_>, named: &Mention, bare: &mut Mention) {
    let (start, end) = (bare.tokens.start, bare.tokens.end);
    let joint = named.tokens.end;
    let joins = start == joint + 1 && (scan.is_mark(joint, ',') || scan.is(joint, Role::And));
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
        _ => {}
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
    let word = |at| scan.is(at, Role::And) || scan.is(at, Role::Becomes) || scan.is(at, Role::To);
    let rise = || scan.find(at, Kinds::CUE, |e| (e == Entry::Cue(Cue::To)).then_some(()));
    match donor.tokens.start - at {
        1 => scan.is_any_mark(at, ",;") && !scan.is_glued(at + 1) || word(at) || rise().is_some(),
        2 => (scan.is_mark(at, ',') && word(at + 1)) || rise().is_some_and(|(length, ())| length == 2),
        _ => false,
    }
}

fn inherit(scan: &Scan<'_>, bare: &mut Mention, donor: &Mention) {
    let (Kind::Quantity(bare_quantity), Kind::Quantity(donor_quantity)) = (&mut bare.kind, &donor.kind) else { return };
    let (Amount::One(number), Amount::One(given)) = (bare_quantity.amount, donor_quantity.amount) else { return };
    if !bare_quantity.unit.is_none() || donor_quantity.unit.is_none() || bare_quantity.grouping == Grouping::Malformed {
        return;
    }
    // "10 tỷ, 5 người": an amount does not lend itself the people behind it.
    if number.form == Form::Scaled && given.form != Form::Scaled && matches!(donor_quantity.unit.base, Base::Noun(_)) {
        return;
    }
    let magnitude = given.form == Form::Scaled && number.form == Form::Digits;
    if magnitude && let Some(power) = magnitude_power(scan, donor_quantity.number_span, given.last_place) {
        let scaled = number.shift(power);
        bare_quantity.amount = Amount::One(Written { form: Form::Scaled, ..scaled });
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
    bare.kind = Kind::Date(DateValue { day: Some(day), ..donor });
}

/// Whether digits and commas lead back to the word "ngày".
fn is_in_day_list(scan: &Scan<'_>, at: usize) -> bool {
    let mut at = at;
    while let Some(before) = at.checked_sub(1) {
        if scan.is_part(before, &[Part::Day]) {
            return true;
        }
        if !(scan.is_digits(before) || scan.is_any_mark(before, ",;") || scan.is(before, Role::And)) {
            return false;
        }
        at = before;
    }
    false
}

/// The power of ten of the magnitude words in the number at `span`.
fn magnitude_power(scan: &Scan<'_>, span: Span, last_place: i32) -> Option<i32> {
    let text = scan.text.get(span.range())?;
    let digits = text.split(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.')).find(|s| !s.is_empty())?;
    Some(last_place - read_digits(digits)?.number.last_place)
}

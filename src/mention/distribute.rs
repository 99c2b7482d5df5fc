//! Units over lists: "5, 7 và 9%", "từ 100 lên 150 tỷ đồng". Invariant: a number that has a unit keeps it.

use crate::lexicon::{Cue, Entry};
use crate::number::{Form, Grouping};

use super::model::{Amount, Kind, Mention};
use super::scan::Scan;

/// Gives every bare number that stands in a list before a number with a unit that unit, and its magnitude.
pub(super) fn distribute(scan: &Scan<'_>, mentions: &mut [Mention]) {
    for at in (1..mentions.len()).rev() {
        let (before, after) = mentions.split_at_mut(at);
        let (Some(bare), Some(donor)) = (before.last_mut(), after.first()) else { continue };
        if joined(scan, bare, donor) {
            inherit(scan, bare, donor);
        }
    }
}

/// Whether nothing but a comma, "và", "lên" or the like stands between the two.
fn joined(scan: &Scan<'_>, bare: &Mention, donor: &Mention) -> bool {
    let between = bare.tokens.end..donor.tokens.start;
    match between.len() {
        1 => {
            let at = between.start;
            scan.is_any_mark(at, ",;") && !scan.is_glued(at + 1)
                || scan.is_one_of(at, &["và", "lên", "xuống", "còn", "hoặc", "hay"])
                || scan.phrase(at, |e| (e == Entry::Cue(Cue::To)).then_some(())).is_some()
        }
        2 => {
            let at = between.start;
            (scan.is_mark(at, ',') && scan.is_one_of(at + 1, &["và", "hoặc", "lên", "rồi"]))
                || scan.phrase(at, |e| (e == Entry::Cue(Cue::To)).then_some(())).is_some_and(|(length, ())| length == 2)
        }
        _ => false,
    }
}

fn inherit(scan: &Scan<'_>, bare: &mut Mention, donor: &Mention) {
    let (Kind::Quantity(bare_quantity), Kind::Quantity(donor_quantity)) = (&mut bare.kind, &donor.kind) else { return };
    let (Amount::One(number), Amount::One(given)) = (bare_quantity.amount, donor_quantity.amount) else { return };
    if !bare_quantity.unit.is_none() || donor_quantity.unit.is_none() || bare_quantity.grouping == Grouping::Malformed {
        return;
    }
    let magnitude = given.form == Form::Scaled && number.form == Form::Digits;
    if magnitude && let Some(power) = magnitude_power(scan, donor_quantity.number_span, given.last_place) {
        let scaled = number.shift(power);
        bare_quantity.amount = Amount::One(crate::number::Written { form: Form::Scaled, ..scaled });
    }
    bare_quantity.unit = donor_quantity.unit.clone();
}

/// The power of ten of the magnitude words in the number at `span`.
fn magnitude_power(scan: &Scan<'_>, span: crate::text::Span, last_place: i32) -> Option<i32> {
    let text = scan.text.get(span.range())?;
    let digits: &str = text.split(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.')).find(|s| !s.is_empty())?;
    let read = crate::number::read_digits(digits)?;
    Some(last_place - read.number.last_place)
}

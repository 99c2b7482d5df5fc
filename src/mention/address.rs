//! Addresses: "số nhà 12/5", "phường 7", "hẻm 48/3/2", "đường 3/2", "(75 Lê Lợi)".
//!
//! Invariant: a number is a house's only where a word for a place stands before it, or a name of two words behind.

use crate::lexicon::{Anchor, Case, Kinds, Part, Role, words};

use super::behind::goes_on_behind_name;
use super::code::identifier;
use super::date::is_house_letter;
use super::model::Mention;
use super::named::{is_dated, is_year};
use super::ordinal::counts_something;
use super::scan::Scan;
use super::unit::{Scaled, unit_at};

/// Highest number of a ward, a house or a room.
const MOST_HOUSES: u32 = 5_000;

/// "số 12/5 đường Lê Lợi": a stroke, or a street behind.
pub(super) fn is_house(scan: &Scan<'_>, start: usize, end: usize) -> bool {
    // "vòng 1/8" is a round, "số 103/2014" a document, "số 32/C46" a decision.
    let numbered = scan.is(start.wrapping_sub(1), Role::NumberSign) && !is_year(scan, end - 1);
    let stroke = numbered && (start..end).any(|i| scan.is_mark(i, '/'));
    let letters = (start..end).any(|i| scan.is_word(i) && (scan.str(i).len() > 1 || !scan.is_digits(i - 1)));
    let street = scan.anchor(end + usize::from(scan.is_mark(end, ','))).is_some_and(|(_, a)| a == Anchor::Street);
    (stroke && !letters) || street || opens_place(scan, end) || opens_address(scan, end)
}

/// "số 76 Lê Lai, quận 1": a name of two to four words, and the next part of an address.
fn opens_address(scan: &Scan<'_>, at: usize) -> bool {
    let name = |i: usize| scan.get(i).is_some_and(|t| t.case == Case::Capital && !t.is_glued());
    let end = (at..at + 5).find(|&i| !name(i)).unwrap_or(at);
    let next = end + usize::from(scan.is_any_mark(end, ",("));
    end >= at + 2 && next > end && scan.anchor(next).is_some_and(|(_, a)| a == Anchor::Address)
}

/// "số nhà 12/5", "phường 7", "hẻm 48/3/2", "đường 3/2", "tầng 5 tòa nhà".
pub(super) fn address(scan: &Scan<'_>, at: usize, next: usize, anchor: Anchor) -> Option<Mention> {
    // "phố Lý Thường Kiệt 12": the word ends a name.
    let tail = scan.str(at) == "Kiệt" && scan.get(at.wrapping_sub(1)).is_some_and(|t| t.is_capitalised());
    if !scan.is_digits(next) || tail {
        return None;
    }
    // "đường 3 Tháng 2".
    let month = scan.part(next + 1, Part::Month).filter(|_| anchor == Anchor::Street);
    if month.is_some() && scan.small(next).is_some() && scan.small(next + 2).is_some() {
        return Some(identifier(scan, next, next + 3, "address"));
    }
    let end = scan.glued_run(next, "/-");
    // "tổ dân phố 11-phường Thủy Xuân".
    let joined = scan.is_dash(next + 1) && scan.anchor(next + 2).is_some_and(|(_, a)| a == Anchor::Address);
    let end = if joined { next + 1 } else { end };
    let goes_on = scan.goes_on(end, ".,") || scan.is_any_mark(end, "%");
    let counted = match anchor {
        Anchor::Floor => scan.is(at.wrapping_sub(1), Role::Each),
        // "quận 2 ngày 21/5": the day opens a date.
        _ => {
            let named = opens_place(scan, end) || goes_on_behind_name(scan, end) || is_dated(scan, end);
            counts_something(scan, end) && !named
        }
    };
    let few = scan.int(next).is_some_and(|n| n <= MOST_HOUSES);
    // "24/1 ngõ 5", "số 12 ngõ 34".
    let housed = scan.is_mark(at.wrapping_sub(2), '/') || scan.is(at.wrapping_sub(2), Role::NumberSign);
    let counted_itself = scan.is_digits(at.wrapping_sub(1)) && !housed;
    let after_number = counted_itself || scan.number_word(at.wrapping_sub(1)).is_some();
    let measured = (next + 1..end).any(|i| scan.is_word(i) && scan.get(i).is_some_and(|t| t.case == Case::Lower));
    let start = if anchor == Anchor::Street || next > at + 3 { next } else { name_from(scan, at, next) };
    (few && !counted && !goes_on && !after_number && !measured).then(|| identifier(scan, start, end, "address"))
}

/// "24/1A", and "(75 Lê Lợi)", "địa chỉ: 183 Trần Phú": a number between a mark and a name.
pub(super) fn house(scan: &Scan<'_>, at: usize) -> Option<Mention> {
    if scan.goes_on(at + 1, "/") && is_house_letter(scan, at + 3) {
        return Some(identifier(scan, at, scan.glued_run(at, "/"), "address"));
    }
    let name = |at: usize| scan.get(at).is_some_and(|t| t.case == Case::Capital && !t.is_glued());
    // "12A/5 Nguyễn Trãi".
    if is_house_letter(scan, at + 1) && scan.is_mark(at + 2, '/') && scan.is_digits(at + 3) {
        let end = scan.glued_run(at, "/");
        return (name(end) && name(end + 1)).then(|| identifier(scan, at, end, "address"));
    }
    let before = at.wrapping_sub(1);
    let placed =
        scan.is_one_of(before, words!["tại", "ở"]) && scan.length_of(at + 1, Kinds::NOUN.and(Kinds::ANCHOR)).is_none();
    let marked = scan.is_any_mark(before, "(:,-–");
    let series = scan.is_one_of(at + 1, words!["series"]);
    let opens = (marked || placed) && !series && scan.str(at).len() <= 4 && !is_year(scan, at);
    // "tại 215 phố Trung Kính".
    let street = scan.anchor(at + 1).filter(|(_, anchor)| *anchor == Anchor::Street);
    let colon = scan.is_mark(before, ':') && scan.is_word(before.wrapping_sub(1));
    let several = scan.str(at).len() >= 2 && (scan.is_one_of(before, words!["tại", "ở", "đến"]) || colon);
    if several && !is_year(scan, at) && street.is_some_and(|(length, _)| name(at + 1 + length) && name(at + 2 + length))
    {
        return Some(identifier(scan, at, at + 1, "address"));
    }
    (opens && name(at + 1) && name(at + 2) && unit_at(scan, at + 1, Scaled::No).is_none())
        .then(|| identifier(scan, at, at + 1, "address"))
}

fn name_from(scan: &Scan<'_>, at: usize, next: usize) -> usize {
    if scan.is(next - 1, Role::NumberSign) { next - 1 } else { at }
}

/// "phường 5 quận 3", "tổ 7 khu phố Tân Lập": the noun behind starts the next part of the address.
pub(super) fn opens_place(scan: &Scan<'_>, at: usize) -> bool {
    scan.anchor(at).is_some_and(|(length, anchor)| {
        let name = scan.get(at + length).is_some_and(|t| t.is_capitalised()) || scan.is_digits(at + length);
        matches!(anchor, Anchor::Address | Anchor::Street | Anchor::Floor) && name
    })
}

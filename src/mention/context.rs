//! What the mentions and words before a pair of numbers show it to be: "3-1" behind "gỡ", "11-6" behind "20-5 đến",
//! "58/13" behind the number of a house.
//!
//! Invariant: a pair with a unit, a hedge or something to count behind it stays what it is.

use crate::lexicon::{Anchor, Entry, Kinds, Role, TokenKind, words};
use crate::number::{Decimal, Grouping, Written};

use super::code::identifier;
use super::model::{Amount, DateValue, Kind, Mention, Period};
use super::ordinal::counts_something;
use super::scan::Scan;

/// `found`, or what the text before makes of its numbers.
pub(super) fn in_context(scan: &Scan<'_>, found: Mention, before: &[Mention]) -> Mention {
    let at = found.tokens.start;
    match &found.kind {
        Kind::Quantity(q) if matches!(q.amount, Amount::Range(..)) && q.unit.is_none() && q.hedge.is_none() => {
            let three = found.tokens.len() == 3 && scan.is_dash(at + 1) && q.grouping == Grouping::None;
            let kind = match three {
                true if scan.goes_on(at + 1, "-–") => pair(scan, at, before),
                true => lifetime(scan, at),
                false => None,
            };
            match kind {
                Some(kind) => scan.mention(at, at + 3, kind),
                None => found,
            }
        }
        Kind::Fraction { part, whole, unit, hedge: None } if unit.is_none() => {
            let house = improper(part, whole) && is_house(scan, &found, before);
            if house { identifier(scan, at, found.tokens.end, "address") } else { found }
        }
        Kind::Quantity(q) if q.unit.is_none() && found.tokens.len() == 1 && counts_items(scan, at, before) => {
            identifier(scan, at, at + 1, "code")
        }
        Kind::Quantity(q) if q.unit.is_none() && found.tokens.len() == 1 => {
            let day = scan.small(at).filter(|day| (3..=7).contains(day) && ends_week(scan, at, before));
            day.map_or(found, |day| scan.mention(at, at + 1, Kind::Weekday(day - 1)))
        }
        Kind::Date(DateValue { year: Some(year), month: Some(month), day: None }) if *month <= 4 => {
            let listed = scan.is_digits(at) && follows(scan, at, before, |m| matches!(m.kind, Kind::Quarter(None, _)));
            if listed { Mention { kind: Kind::Quarter(Some(*year), *month), ..found } } else { found }
        }
        _ => found,
    }
}

/// "(1) chi phí hoàn thành (2) chi phí bán hàng": a number in brackets that goes on with one before.
fn counts_items(scan: &Scan<'_>, at: usize, before: &[Mention]) -> bool {
    let bracketed = |i: usize| scan.is_mark(i.wrapping_sub(1), '(') && scan.is_mark(i + 1, ')');
    let Some(number) = scan.small(at).filter(|_| bracketed(at)) else { return false };
    before.iter().rev().take(REACH).any(|m| {
        let item = matches!(m.kind, Kind::Identifier("code")) && bracketed(m.tokens.start);
        item && scan.small(m.tokens.start).is_some_and(|n| n + 1 == number)
    })
}

/// The "6" of "thứ 2-6".
fn ends_week(scan: &Scan<'_>, at: usize, before: &[Mention]) -> bool {
    let weekday = |m: &Mention| m.tokens.end + 1 == at && matches!(m.kind, Kind::Weekday(_)) && scan.is_digits(at - 2);
    scan.is_dash(at.wrapping_sub(1)) && before.last().is_some_and(weekday) && !counts_something(scan, at + 1)
}

/// Whether the mention before that `fits` is parted from `at` by nothing but a comma, "và" or "đến".
fn follows(scan: &Scan<'_>, at: usize, before: &[Mention], fits: impl Fn(&Mention) -> bool) -> bool {
    let joint = at.wrapping_sub(1);
    let joins = scan.is_any_mark(joint, ",;") || scan.is(joint, Role::And) || scan.is(joint, Role::To);
    joins && before.last().is_some_and(|last| last.tokens.end == joint && fits(last))
}

/// Two numbers with a dash that nothing parts: a day, years, a score, equal chances.
fn pair(scan: &Scan<'_>, at: usize, before: &[Mention]) -> Option<Kind> {
    day_behind_day(scan, at, before)
        .or_else(|| season(scan, at, before))
        .or_else(|| lifetime(scan, at))
        .or_else(|| even_chance(scan, at))
        .or_else(|| score(scan, at, before))
}

/// "từ ngày 20-5 đến 11-6": the pair before was a day.
fn day_behind_day(scan: &Scan<'_>, at: usize, before: &[Mention]) -> Option<Kind> {
    let day = |m: &Mention| matches!(m.kind, Kind::Date(DateValue { month: Some(_), day: Some(_), .. }));
    let date = DateValue { year: None, month: scan.small(at + 2), day: scan.small(at) };
    let possible = (1..=31).contains(&date.day?) && (1..=12).contains(&date.month?) && date.exists();
    (possible && follows(scan, at, before, day)).then_some(Kind::Date(date))
}

/// "1993-94, 94-95": the seasons go on.
fn season(scan: &Scan<'_>, at: usize, before: &[Mention]) -> Option<Kind> {
    let Kind::Period(Period::Years(first, last)) = before.last()?.kind else { return None };
    let (from, to) = (i32::from(scan.small(at)?), i32::from(scan.small(at + 2)?));
    let start = last - last.rem_euclid(100) + from;
    let next = last == first + 1 && (from + 1) % 100 == to && (last..last + 60).contains(&start);
    (next && follows(scan, at, before, |_| true)).then_some(Kind::Period(Period::Years(start, start + 1)))
}

/// The greatest age that a lifetime in brackets may tell.
const LONGEST_LIFE: i32 = 120;

/// "Nguyễn Trãi (1380-1442)": from birth to death.
fn lifetime(scan: &Scan<'_>, at: usize) -> Option<Kind> {
    let (born, died) = (scan.year(at)?, scan.year(at + 2)?);
    let bracketed = scan.is_mark(at.wrapping_sub(1), '(') && scan.is_any_mark(at + 3, "),;");
    let lived = (900..=2100).contains(&born) && (born..=born + LONGEST_LIFE).contains(&died);
    (bracketed && lived).then_some(Kind::Period(Period::Years(born, died)))
}

/// "cơ hội là 50-50".
fn even_chance(scan: &Scan<'_>, at: usize) -> Option<Kind> {
    let half = Written::count(50, crate::number::Form::Digits);
    (scan.str(at) == "50" && scan.str(at + 2) == "50").then_some(Kind::Ratio(half, half))
}

/// How many tokens back a word of winning, or another score, is looked for.
const REACH: usize = 12;

/// "tỷ số sát nút 2-3", "0-3 (2014), 0-2 (2020)", "Hà Nội – Huế: 1-1", "25-20": numbers that are played for.
fn score(scan: &Scan<'_>, at: usize, before: &[Mention]) -> Option<Kind> {
    let (home, away) = (scan.small(at)?, scan.small(at + 2)?);
    let behind = at + 3;
    let from = scan.is(at.wrapping_sub(1), Role::From) || scan.goes_on(behind, "-–/.,:") || scan.is_mark(behind, '%');
    let padded = scan.str(at).len() > 1 && scan.str(at).starts_with('0');
    if from || padded || counts_something(scan, behind) || scan.is_glued(behind) && scan.is_word(behind) {
        return None;
    }
    // What stands still or falls is no range, and a month ends at twelve.
    let digits = home < 10 && away < 10;
    let still = home == away && digits;
    let falls = home > away && away > 12;
    let told = still || falls || in_match(scan, at, before) || digits && between_teams(scan, at);
    told.then_some(Kind::Score(u16::from(home), u16::from(away)))
}

/// Whether a score or a word of winning stands before in the sentence.
fn in_match(scan: &Scan<'_>, at: usize, before: &[Mention]) -> bool {
    let start = sentence_start(scan, at);
    let scored = before.iter().rev().take_while(|m| m.tokens.start >= start);
    let winning = |i: usize| {
        scan.starts(i, Kinds::ANCHOR)
            && scan.find(i, Kinds::ANCHOR, |e| (e == Entry::Anchor(Anchor::Score)).then_some(())).is_some()
    };
    scored.take(REACH).any(|m| matches!(m.kind, Kind::Score(..))) || (start..at).any(winning)
}

/// Where the sentence of `at` starts, or as far as anything is looked for.
fn sentence_start(scan: &Scan<'_>, at: usize) -> usize {
    let ends = |i: usize| {
        scan.get(i).is_none_or(|t| t.kind == TokenKind::Break) || scan.is_any_mark(i, ".!?") && !scan.is_glued(i + 1)
    };
    (at.saturating_sub(REACH)..at).rev().take_while(|&i| !ends(i)).last().unwrap_or(at)
}

/// "Hà Nội – Thanh Hóa: 1-4": two names with a dash between, and a colon.
fn between_teams(scan: &Scan<'_>, at: usize) -> bool {
    let colon = at.wrapping_sub(1);
    let name = |i: usize| scan.get(i).is_some_and(|t| t.is_capitalised()) || scan.is_digits(i);
    if !scan.is_mark(colon, ':') || !name(colon.wrapping_sub(1)) {
        return false;
    }
    let start = sentence_start(scan, colon);
    (start..colon).any(|i| scan.is_dash(i) && !scan.is_glued(i + 1) && name(i + 1) && name(i.wrapping_sub(1)))
}

fn improper(part: &Written, whole: &Written) -> bool {
    part.value > whole.value && part.last_place >= 0 && whole.last_place >= 0 && whole.value > Decimal::from_int(0)
}

/// "số 12/6 và 58/13 Lũy Bán Bích", "căn nhà 42/2 đường số 3": more parts than the whole has are a house's.
fn is_house(scan: &Scan<'_>, found: &Mention, before: &[Mention]) -> bool {
    let (at, end) = (found.tokens.start, found.tokens.end);
    let address = |m: &Mention| matches!(m.kind, Kind::Identifier("address"));
    let street = scan.anchor(end).is_some_and(|(_, anchor)| anchor == Anchor::Street);
    let housed = scan.is_one_of(at.wrapping_sub(1), words!["nhà", "số", "hộ"]);
    let name = |i: usize| scan.get(i).is_some_and(|t| t.is_capitalised());
    street
        || housed
        || follows(scan, at, before, address)
        || name(end) && name(end + 1) && scan.is_word(at.wrapping_sub(1))
}

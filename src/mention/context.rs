//! What the mentions and words before a pair of numbers show it to be: "3-1" behind "gỡ", "11-6" behind "20-5 đến",
//! "58/13" behind the number of a house.
//!
//! Invariant: a pair with a unit, a hedge or something to count behind it stays what it is.

use crate::lexicon::{Anchor, Case, Entry, Kinds, Part, Role, TokenKind, UnitKind, words};
use crate::number::{Decimal, Grouping, Written};

use super::code::identifier;
use super::model::{Amount, DateValue, Kind, Mention, Period, Quantity};
use super::named::is_year;
use super::ordinal::counts_something;
use super::scan::Scan;
use super::score::set_at;

/// `found`, or what the text before makes of its numbers.
pub(super) fn in_context(scan: &Scan<'_>, found: Mention, before: &[Mention]) -> Mention {
    let at = found.tokens.start;
    if scan.is_mark(at + 1, '/')
        && let Some(set) = set_of_match(scan, &found, before)
    {
        return set;
    }
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
        Kind::Score(..) if found.tokens.len() == 3 => match name_behind_name(scan, at, before) {
            Some(kind) => Mention { kind, ..found },
            None => found,
        },
        Kind::Fraction { part, whole, unit, hedge: None } if unit.is_none() => {
            let house = improper(part, whole) && is_house(scan, &found, before);
            if house { identifier(scan, at, found.tokens.end, "address") } else { found }
        }
        Kind::Quantity(q) if q.unit.is_none() && found.tokens.len() == 3 && is_dotted_day(scan, at, before) => {
            let day = DateValue { year: None, month: scan.small(at + 2), day: scan.small(at) };
            scan.mention(at, at + 3, Kind::Date(day))
        }
        Kind::Quantity(q) if q.unit.is_none() && found.tokens.len() == 1 && counts_items(scan, at, before) => {
            identifier(scan, at, at + 1, "code")
        }
        Kind::Quantity(q) if q.unit.is_none() && found.tokens.len() == 1 && is_serial_of_model(scan, at, before) => {
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

/// The "2/6" of "thắng 6/4, 2/6, 7/5": a set beside another one, in a sentence that tells of winning or of sets.
fn set_of_match(scan: &Scan<'_>, found: &Mention, before: &[Mention]) -> Option<Mention> {
    let at = found.tokens.start;
    let plain = matches!(found.kind, Kind::Date(DateValue { year: None, .. }) | Kind::Fraction { .. });
    if !plain || found.tokens.len() != 3 {
        return None;
    }
    let set = set_at(scan, at)?;
    let follows = follows(scan, at, before, |m| matches!(m.kind, Kind::Score(..)));
    let joins = scan.is_any_mark(at + 3, ",;") || scan.is(at + 3, Role::And);
    let opens = || joins && set_at(scan, at + 4).is_some() && in_match(scan, at, before);
    (follows || opens()).then_some(set)
}

/// "Su-30 (8585)": the number that one craft of the model before the bracket bears.
fn is_serial_of_model(scan: &Scan<'_>, at: usize, before: &[Mention]) -> bool {
    let bracketed = scan.is_mark(at.wrapping_sub(1), '(') && scan.is_mark(at + 1, ')');
    let long = (3..=5).contains(&scan.str(at).len()) && !is_year(scan, at);
    let model = |m: &Mention| m.tokens.end + 1 == at && matches!(m.kind, Kind::Identifier("model" | "flight"));
    bracketed && long && before.last().is_some_and(model)
}

/// "từ 1.6, mức phí mới": behind "từ" or "đến", where a day of about that month is told before.
fn is_dotted_day(scan: &Scan<'_>, at: usize, before: &[Mention]) -> bool {
    let date = DateValue { year: None, month: scan.small(at + 2), day: scan.small(at) };
    let (Some(_), Some(month)) = (date.day, date.month) else { return false };
    let announced = scan.is(at.wrapping_sub(1), Role::From) || scan.is(at.wrapping_sub(1), Role::To);
    let closed = scan.goes_on(at + 1, ".") && scan.is_any_mark(at + 3, ",;)") && !scan.is_glued(at + 4);
    let same = |m: &Mention| match m.kind {
        Kind::Date(DateValue { month: Some(told), day: Some(_), .. }) => told.abs_diff(month) <= 2,
        _ => false,
    };
    announced && closed && date.exists() && before.iter().rev().take(REACH).any(same)
}

/// "(1) chi phí hoàn thành (2) chi phí bán hàng": a number in brackets that goes on with one before.
fn counts_items(scan: &Scan<'_>, at: usize, before: &[Mention]) -> bool {
    let bracketed = |i: usize| scan.is_mark(i.wrapping_sub(1), '(') && scan.is_mark(i + 1, ')');
    let Some(number) = scan.small(at).filter(|_| bracketed(at)) else { return false };
    // "tại các cột: (1), (2), (7)".
    let joint = at + 2;
    let joins = scan.is_any_mark(joint, ",;+=") || scan.is(joint, Role::And);
    let line = (joint..joint + 3).take_while(|&i| is_break(scan, i)).count();
    let next = joint + 1 + usize::from(joins) + line;
    if bracketed(next) && scan.small(next).is_some_and(|later| later > number) {
        return true;
    }
    before.iter().rev().take(REACH).any(|m| {
        let item = matches!(m.kind, Kind::Identifier("code")) && bracketed(m.tokens.start);
        item && scan.small(m.tokens.start).is_some_and(|n| n + 1 == number || n < number && m.tokens.end + 3 == at)
    })
}

fn is_break(scan: &Scan<'_>, at: usize) -> bool {
    scan.get(at).is_some_and(|t| t.kind == TokenKind::Break)
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
    name_behind_name(scan, at, before)
        .or_else(|| day_behind_day(scan, at, before))
        .or_else(|| season(scan, at, before))
        .or_else(|| lifetime(scan, at))
        .or_else(|| even_chance(scan, at))
        .or_else(|| days_of_no_month(scan, at))
        .or_else(|| padded_name(scan, at, before))
        .or_else(|| score(scan, at, before))
        .or_else(|| day_of_that_month(scan, at, before))
}

/// "các lớp 3-4, 5-6 và 7-8": the name before was of two numbers with a dash too.
fn name_behind_name(scan: &Scan<'_>, at: usize, before: &[Mention]) -> Option<Kind> {
    let last = before.last()?;
    let Kind::Identifier(class @ ("code" | "address")) = last.kind else { return None };
    let dash = last.tokens.end.wrapping_sub(2);
    let paired = scan.is_dash(dash) && scan.is_digits(dash + 1) && scan.is_digits(dash.wrapping_sub(1));
    let alike = paired && scan.small(at) > scan.small(dash + 1);
    (alike && !counts_something(scan, at + 3) && follows(scan, at, before, |_| true)).then_some(Kind::Identifier(class))
}

/// "trong ngày 24-25, có mưa": from one day to the next, whose month the text tells elsewhere.
fn days_of_no_month(scan: &Scan<'_>, at: usize) -> Option<Kind> {
    let (from, to) = (scan.small(at)?, scan.small(at + 2)?);
    let day = |day| DateValue { day: Some(day), ..DateValue::default() };
    let named = scan.is_part(at.wrapping_sub(1), &[Part::Day]) && scan.number_word(at.wrapping_sub(2)).is_none();
    let apart = (1..=31).contains(&from) && from < to && to <= 31 && !scan.is_digits(at.wrapping_sub(2));
    (named && apart && !counts_something(scan, at + 3)).then_some(Kind::DateRange(day(from), day(to)))
}

/// "tàu SAR 27-01", "Red Flag 17-01", "32 Lý Thái Tổ, 22-24 Hàng Bài": no range has a nought before its lower end, and
/// none stands between the number of a house and a street.
fn padded_name(scan: &Scan<'_>, at: usize, before: &[Mention]) -> Option<Kind> {
    let name = |i: usize| scan.get(i).is_some_and(|t| t.is_capitalised());
    let padded =
        scan.str(at + 2).len() == 2 && scan.str(at + 2).starts_with('0') && scan.small(at) > scan.small(at + 2);
    if padded && name(at.wrapping_sub(1)) && !scan.is_counted(at + 3) {
        return Some(Kind::Identifier("code"));
    }
    let address = before.last().is_some_and(|m| {
        let named = m.tokens.end + 1 < at && (m.tokens.end..at - 1).all(name);
        matches!(m.kind, Kind::Identifier("address")) && named
    });
    let street = scan.is_mark(at.wrapping_sub(1), ',') && name(at + 3) && name(at + 4);
    (address && street).then_some(Kind::Identifier("address"))
}

/// How many mentions back a day of the same month is looked for.
const DAY_REACH: usize = 8;

/// "công bố thông tin (22-7)", "ngày giao dịch 23-7": falls as no range does, and a day of that month is told before, or
/// the word for it.
fn day_of_that_month(scan: &Scan<'_>, at: usize, before: &[Mention]) -> Option<Kind> {
    let date = DateValue { year: None, month: scan.small(at + 2), day: scan.small(at) };
    let (day, month) = (date.day?, date.month?);
    let possible = date.exists() && (13..=31).contains(&day) && !scan.is_counted(at + 3);
    let same = |m: &Mention| match m.kind {
        Kind::Date(DateValue { month: Some(told), day: Some(_), .. }) => told.abs_diff(month) <= 1,
        _ => false,
    };
    let bracketed = scan.is_mark(at.wrapping_sub(1), '(');
    let told = before.iter().rev().take(if bracketed { DAY_REACH } else { 3 }).any(same);
    let named = (at.saturating_sub(4)..at).any(|i| scan.is_part(i, &[Part::Day]));
    (possible && (told || named)).then_some(Kind::Date(date))
}

/// "từ ngày 20-5 đến 11-6": the pair before was a day.
fn day_behind_day(scan: &Scan<'_>, at: usize, before: &[Mention]) -> Option<Kind> {
    let clock = |m: &Mention| matches!(m.kind, Kind::Time(..)) || m.quantity().is_some_and(tells_hours);
    let day = |m: &Mention| {
        let dated = matches!(m.kind, Kind::Date(DateValue { month: Some(_), day: Some(_), .. }));
        // "2 giờ 45 phút, 12-2".
        dated || scan.is_mark(m.tokens.end, ',') && clock(m)
    };
    let date = DateValue { year: None, month: scan.small(at + 2), day: scan.small(at) };
    let possible = (1..=31).contains(&date.day?) && (1..=12).contains(&date.month?) && date.exists();
    (possible && follows(scan, at, before, day)).then_some(Kind::Date(date))
}

fn tells_hours(quantity: &Quantity) -> bool {
    quantity.unit.base.kind() == Some(UnitKind::Duration) && quantity.hedge.is_none()
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
    let died = scan.year(at + 2)?;
    let born = scan.int(at).and_then(|year| i32::try_from(year).ok()).filter(|_| scan.str(at).len() >= 3)?;
    let bracketed = scan.is_mark(at.wrapping_sub(1), '(') && scan.is_any_mark(at + 3, "),;");
    // "triều đại Goryeo (918-1392)".
    let reigned = scan.get(at.wrapping_sub(2)).is_some_and(|t| t.is_capitalised()) && (born + 1..=2100).contains(&died);
    let lived = (100..=2100).contains(&born) && ((born..=born + LONGEST_LIFE).contains(&died) || reigned);
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
    let bracketed = scan.is_mark(at.wrapping_sub(1), '(') && scan.is_mark(behind, ')') && home == 0;
    let chained = scan.is_digits(behind) && !scan.is_glued(behind) && scan.goes_on(behind + 1, "-–");
    // "McHale 4-6, 2-6".
    let sets = scan.is_mark(behind, ',')
        && scan.small(behind + 1).is_some()
        && scan.goes_on(behind + 2, "-–")
        && scan.get(at.wrapping_sub(1)).is_some_and(|t| t.kind == TokenKind::Word && t.case != Case::Lower);
    let shown = digits && (bracketed || chained || sets || between_teams(scan, at));
    let told = still || falls || shown || in_match(scan, at, before) || is_next_goal(before, home, away);
    let told = told || digits && is_bracketed_result(scan, at);
    told.then_some(Kind::Score(u16::from(home), u16::from(away)))
}

/// "ở trận giao hữu với Thụy Điển (2-3)": brackets behind a name, in a sentence that tells of a match.
fn is_bracketed_result(scan: &Scan<'_>, at: usize) -> bool {
    let bracket = at.wrapping_sub(1);
    let closed = scan.is_mark(bracket, '(') && scan.is_mark(at + 3, ')');
    let rival = scan.get(bracket.wrapping_sub(1)).is_some_and(|t| t.is_capitalised());
    closed
        && rival
        && (sentence_start(scan, at)..bracket).any(|i| scan.is_one_of(i, words!["trận", "gặp", "tiếp", "đấu"]))
}

/// How many mentions back the score before the next goal is looked for.
const GOAL_REACH: usize = 4;

/// "gỡ 3-3. Đội bạn lại dội gáo nước lạnh 3-4": one goal more than the last score told.
fn is_next_goal(before: &[Mention], home: u8, away: u8) -> bool {
    let last = before.iter().rev().take(GOAL_REACH).find_map(|m| match m.kind {
        Kind::Score(home, away) => Some((home, away)),
        _ => None,
    });
    let next = (u16::from(home), u16::from(away));
    home < 10 && away < 10 && last.is_some_and(|(h, a)| next == (h + 1, a) || next == (h, a + 1))
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
        || name(end)
            && name(end + 1)
            && (scan.is_word(at.wrapping_sub(1)) || scan.is_any_mark(at.wrapping_sub(1), ",:"))
}

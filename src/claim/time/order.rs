//! A start and an end: "giai đoạn 2021-2025", "từ ngày 5/3/2024 đến ngày 29/4/2024".
//!
//! Invariant: two days are compared only where both years are told, or where no year could make the later number the
//! later day: "từ 5/10 đến 4/10/2018" are twelve months.

use crate::lexicon::{Case, Part, Role as Word, Token, Words, words};
use crate::mention::{DateValue, Kind, Period};

use crate::number::Decimal;

use super::day::{civil, written};
use crate::claim::kind::ClaimKind;
use crate::claim::model::{Claim, Gap, Role};
use crate::claim::passage::{Line, Passage};
use crate::claim::statement::{statement, verdict};
use crate::text::Span;

/// The start and the end at mention `at`.
pub(super) fn order(passage: &Passage<'_>, line: &Line, at: usize) -> Option<Claim> {
    years(passage, at).or_else(|| days(passage, line, at))
}

/// "giai đoạn 2021-2025".
fn years(passage: &Passage<'_>, at: usize) -> Option<Claim> {
    let mention = passage.mention(at)?;
    let Kind::Period(Period::Years(from, to)) = mention.kind else { return None };
    // "những năm 1990": one number, no ends.
    if mention.tokens.clone().filter(|&i| passage.scan.is_digits(i)).count() < 2 {
        return None;
    }
    let holds = from <= to;
    if !holds && !is_named_span(passage, at) && !is_far_ahead(passage, at, from, to) {
        return None;
    }
    let working = format!("{from} {} {to}", if holds { "≤" } else { ">" });
    let places = [(mention.span, Role::Low)];
    Some(statement(ClaimKind::DateOrder, verdict(holds, Gap::Gross), working, places, if holds { 1.0 } else { 0.97 }))
}

/// What a span of years is called.
const SPANS: [[&str; 2]; 12] = [
    ["nhiệm", "kỳ"],
    ["giai", "đoạn"],
    ["thời", "kỳ"],
    ["thời", "gian"],
    ["niên", "khóa"],
    ["niên", "khoá"],
    ["năm", "học"],
    ["kế", "hoạch"],
    ["chiến", "lược"],
    ["chương", "trình"],
    ["đề", "án"],
    ["quy", "hoạch"],
];
/// Words that make several of one: "hai nhiệm kỳ gần nhất (2021-2016)".
const SEVERAL: Words = Words::of(&["các", "những", "hai", "ba", "bốn", "năm", "mấy", "nhiều"]);
/// How many words before a bracket may tell that it holds a span: "nhiệm kỳ mới của hội đồng (2021-2026)".
const NAMED_BEFORE: usize = 6;

/// "giai đoạn 2021-2015", "nhiệm kỳ XI (2018-2013)", "5 năm (2020-2016)": a word says that the two years are a span. In a
/// bracket alone, latest first, they may be two years of a list.
fn is_named_span(passage: &Passage<'_>, at: usize) -> bool {
    let scan = &passage.scan;
    passage.mention(at).filter(|m| scan.part(m.tokens.end, Part::BeforeChrist).is_none()).is_some_and(|m| {
        let before = m.tokens.start.wrapping_sub(1);
        let glued = |i: usize| scan.is_dash(i) && scan.is_glued(i) && scan.is_glued(i + 1);
        if scan.is_mark(before, '(') {
            // "HLV trưởng An (2023-2020)": what stands behind a name is a time, unless several of it are told.
            let name = scan.get(before.wrapping_sub(1)).is_some_and(Token::is_capitalised);
            let several = passage.has_word(before.saturating_sub(NAMED_BEFORE)..before, &SEVERAL);
            if name && !several && scan.is_mark(m.tokens.end, ')') && m.tokens.clone().any(glued) {
                return true;
            }
            let named =
                (before.saturating_sub(NAMED_BEFORE)..before.saturating_sub(1)).any(|i| is_span_name(passage, i));
            return scan.is_word(m.tokens.start) || named || lasts_as_long(passage, at, before);
        }
        let mut dashes = m.tokens.clone().filter(|&i| scan.is_dash(i));
        dashes.any(|i| scan.is_glued(i) && scan.is_glued(i + 1))
            || scan.is_word(m.tokens.start)
            || scan.is_one_of(before, words!["từ", "kỳ", "đoạn", "học", "năm", "gian"])
            || passage.has_word(before.saturating_sub(SEASON)..before + 1, words!["vụ", "mùa", "khóa", "khoá"])
    })
}

/// The first year that no span of our time begins with if it ends before it.
const FAR: i32 = 2036;

/// "vụ lúa 2045 - 2016": no two years of a list are one of the past and one that far ahead.
fn is_far_ahead(passage: &Passage<'_>, at: usize, from: i32, to: i32) -> bool {
    let before = passage.mention(at).map_or(0, |m| m.tokens.start).wrapping_sub(1);
    let rated = passage.scan.is_one_of(before, words!["elo", "điểm", "số"]);
    !rated
        && from >= FAR
        && to < FAR
        && (passage.scan.is_any_mark(before, "(:")
            || passage.scan.is_word(before) && passage.scan.get(before).is_some_and(|t| t.case != Case::Upper))
}

/// How many words before a span may tell that it is one of seasons: "vụ Đông Xuân", "niên khóa".
const SEASON: usize = 2;

/// "nhiệm kỳ", but not "hai nhiệm kỳ".
fn is_span_name(passage: &Passage<'_>, at: usize) -> bool {
    let scan = &passage.scan;
    let before = at.wrapping_sub(1);
    let several = scan.is_one_of(before, &SEVERAL) || scan.is_digits(before);
    !several && SPANS.iter().any(|[first, second]| scan.is_spelled(at, first) && scan.is_spelled(at + 1, second))
}

/// "trong 5 năm (2020-2015)": as many years as from one to the other.
fn lasts_as_long(passage: &Passage<'_>, at: usize, bracket: usize) -> bool {
    let Some(Kind::Period(Period::Years(from, to))) = passage.mention(at).map(|m| &m.kind) else { return false };
    let years = i64::from(from.abs_diff(*to));
    let told = at.checked_sub(1).filter(|&m| passage.mention(m).is_some_and(|m| m.tokens.end == bracket));
    let number = told.and_then(|m| passage.quantity(m)).and_then(|quantity| quantity.number()?.value.to_int());
    number.is_some_and(|number| number > 2 && (years..=years + 1).contains(&number))
}

/// "từ ngày 25/6 đến ngày 12/6/2024", "(20/6/2019 - 19/3/2019)".
fn days(passage: &Passage<'_>, line: &Line, at: usize) -> Option<Claim> {
    let Days { from, to, span, .. } = ends(passage, line, at)?;
    if !from.exists() || !to.exists() {
        return None;
    }
    let places = [(span, Role::Low)];
    if let (Some(start), Some(end)) = (civil(from, None), civil(to, None)) {
        let holds = start <= end;
        // A sentence that reckons with days below nought is a lesson in a spreadsheet.
        if !holds && has_negative(passage, line) {
            return None;
        }
        let working = format!("{} {} {}", written(start), if holds { "≤" } else { ">" }, written(end));
        return Some(statement(ClaimKind::DateOrder, verdict(holds, Gap::Gross), working, places, 0.97));
    }
    if let (Some(start), Some(end)) = (whole_month(from), whole_month(to)) {
        let holds = start <= end;
        let sign = if holds { "≤" } else { ">" };
        let working = format!("{}/{} {sign} {}/{}", start.1, start.0, end.1, end.0);
        return Some(statement(ClaimKind::DateOrder, verdict(holds, Gap::Gross), working, places, 0.95));
    }
    let working = format!("{}/{} > {}/{}", from.day?, from.month?, to.day?, to.month?);
    is_backwards(passage, line, from, to)
        .then(|| statement(ClaimKind::DateOrder, verdict(false, Gap::Clear), working, places, 0.75))
}

/// The year and the month of "tháng 9/2023".
fn whole_month(date: DateValue) -> Option<(i32, u8)> {
    date.day.is_none().then_some(date.year?).zip(date.month)
}

/// The first and the last day of a range, each with the year that is written beside it.
pub(super) struct Days {
    pub(super) from: DateValue,
    pub(super) to: DateValue,
    pub(super) span: Span,
    pub(super) tokens: std::ops::Range<usize>,
}

/// The days at mention `at`: a range of whole days, or two days that stand as one.
pub(super) fn ends(passage: &Passage<'_>, line: &Line, at: usize) -> Option<Days> {
    let first = passage.mention(at)?;
    if let Kind::DateRange(from, to) = first.kind {
        let scan = &passage.scan;
        let start = first.tokens.start + usize::from(scan.is(first.tokens.start, Word::From));
        let day = first.tokens.clone().find(|&i| scan.is_digits(i))?;
        let whole = scan.goes_on(day + 1, "/") && first.tokens.clone().any(|i| scan.is(i, Word::To));
        let year = from.year.filter(|_| scan.goes_on(day + 3, "/"));
        let tokens = start..first.tokens.end;
        let span = scan.span(tokens.start, tokens.end);
        return whole.then_some(Days { from: DateValue { year, ..from }, to, span, tokens });
    }
    let last = passage.mention(at + 1).filter(|_| line.mentions.contains(&(at + 1)))?;
    let (Kind::Date(from), Kind::Date(to)) = (first.kind.clone(), last.kind.clone()) else { return None };
    let tokens = first.tokens.start..last.tokens.end;
    is_range(passage, at).then(|| Days { from, to, span: first.span.cover(last.span), tokens })
}

fn has_negative(passage: &Passage<'_>, line: &Line) -> bool {
    line.mentions
        .clone()
        .filter_map(|m| passage.quantity(m))
        .any(|q| q.number().is_some_and(|n| n.value < Decimal::ZERO))
}

/// Whether two days of one month stand in the wrong order. A start without a year may lie in the year before, but then
/// the span is nearly a year, and ends the day before it began.
fn is_backwards(passage: &Passage<'_>, line: &Line, from: DateValue, to: DateValue) -> bool {
    let (Some(first), Some(last)) = (from.day, to.day) else { return false };
    let same_month = from.month.is_some() && from.month == to.month && from.year.is_none();
    let yearly = passage.has_word(line.tokens.clone(), words!["hàng", "hằng", "mỗi"]) || tells_years(passage, line);
    let twelve = line
        .mentions
        .clone()
        .filter_map(|m| passage.quantity(m))
        .any(|q| q.number().and_then(|n| n.value.to_int()).is_some_and(|n| n == 12 || n == 1 || n == 365));
    same_month && first > last + 1 && !yearly && !twelve
}

/// "ba năm", "từng năm": a word for years that is not the name of one ("năm 2017", "năm nay").
fn tells_years(passage: &Passage<'_>, line: &Line) -> bool {
    let scan = &passage.scan;
    let named = |i: usize| {
        passage.mention_over(i).is_some_and(|m| matches!(m.kind, Kind::Year(_) | Kind::Date(_) | Kind::DateRange(..)))
            || passage.mention_over(i + 1).is_some_and(|m| matches!(m.kind, Kind::Year(_)))
            || scan.is_one_of(i + 1, words!["nay"])
    };
    line.tokens.clone().any(|i| scan.is_one_of(i, words!["năm"]) && !named(i))
}

/// Whether mentions `at` and the next are the ends of a range: "từ A đến B", "(A - B)".
fn is_range(passage: &Passage<'_>, at: usize) -> bool {
    let scan = &passage.scan;
    let (Some(first), Some(last)) = (passage.mention(at), passage.mention(at + 1)) else { return false };
    let mut start = first.tokens.start;
    if scan.part(start.wrapping_sub(1), Part::Day).is_some() {
        start -= 1;
    }
    let before = start.wrapping_sub(1);
    // "từ hôm nay 19/5 đến ..."
    let today = scan.is_one_of(before, words!["nay"]) && scan.is_one_of(before.wrapping_sub(1), words!["hôm"]);
    let from = if today { before.wrapping_sub(2) } else { before };
    let announced = scan.is(from, Word::From) || scan.is(start, Word::From);
    let end = first.tokens.end;
    let joint = usize::from(scan.is_mark(end, ','));
    let to = scan.is(end + joint, Word::To) || scan.is_one_of(end + joint, words!["đến", "tới"]);
    let until = end + joint + 1 + usize::from(scan.is_one_of(end + joint + 1, words!["hết"]));
    let dash = scan.is_dash(end);
    let close =
        |from: usize| last.tokens.start == from || last.tokens.start == from + scan.part(from, Part::Day).unwrap_or(9);
    (announced && to && close(until)) || ((announced || scan.is_mark(before, '(')) && dash && close(end + 1))
}

//! Something that begins and ends: "khởi công năm 2015, hoàn thành năm 2019", "sinh năm 1930, mất năm 2001".
//!
//! Invariant: both times have a year, and between the two stands no name and no word that could bring in another thing.

use std::cmp::Ordering;
use std::ops::Range;

use crate::lexicon::{Words, words};
use crate::mention::{DateValue, Kind};

use crate::claim::kind::ClaimKind;
use crate::claim::model::{Claim, Gap, Role};
use crate::claim::passage::{Line, Passage};
use crate::claim::statement::{statement, verdict};

/// Verbs of one syllable or two.
type Verbs = &'static [&'static [&'static str]];

/// What begins something, and what ends it.
const COURSES: [(Verbs, Verbs); 2] = [
    (
        &[&["khởi", "công"], &["động", "thổ"], &["khởi", "động"], &["bắt", "đầu"]],
        &[&["hoàn", "thành"], &["khánh", "thành"], &["hoàn", "tất"], &["kết", "thúc"]],
    ),
    (&[&["sinh"], &["ra", "đời"]], &[&["mất"], &["qua", "đời"], &["hy", "sinh"], &["hi", "sinh"]]),
];

/// Words that may stand between a verb and its time.
const BEFORE_TIME: Words =
    Words::of(&["vào", "từ", "trong", "hồi", "ngày", "tháng", "năm", "xây", "dựng", "thi", "xong"]);

/// Words between the two times that part them: another thing, or another stage of it.
const OTHERS: Words = Words::of(&[
    "giai", "đoạn", "án", "còn", "khác", "cũ", "trước", "sau", "tuyến", "gói", "phần", "lần", "cha", "mẹ", "vợ",
    "chồng", "con", "cháu", "người", "dự", "lại", "nhưng", "kế", "hoạch",
]);

/// Most tokens between the two times.
const REACH: usize = 12;

/// The course of something that begins at mention `at` and ends at the next.
pub(super) fn course(passage: &Passage<'_>, line: &Line, at: usize) -> Option<Claim> {
    let (first, last) = (passage.mention(at)?, passage.mention(at + 1)?);
    let (from, to) = (day(&first.kind)?, day(&last.kind)?);
    let between = first.tokens.end..last.tokens.start;
    if !line.mentions.contains(&(at + 1)) || between.len() > REACH || parts(passage, between.clone()) {
        return None;
    }
    let before = line.tokens.start.max(first.tokens.start.saturating_sub(REACH))..first.tokens.start;
    let told = |(begins, ends): &(Verbs, Verbs)| {
        begins.iter().any(|words| leads(passage, before.clone(), words))
            && ends.iter().any(|words| leads(passage, between.clone(), words))
    };
    COURSES.iter().any(told).then_some(())?;
    let order = compared(from, to)?;
    let holds = order != Ordering::Greater;
    let working = format!("{} {} {}", shown(from), if holds { "≤" } else { ">" }, shown(to));
    let places = [(last.span, Role::High), (first.span, Role::Low)];
    Some(statement(ClaimKind::DateOrder, verdict(holds, Gap::Gross), working, places, 0.9))
}

/// A year, or a day or month of one.
fn day(kind: &Kind) -> Option<DateValue> {
    match *kind {
        Kind::Year(year) => Some(DateValue { day: None, month: None, year: Some(year) }),
        Kind::Date(date) if date.year.is_some() => Some(date),
        _ => None,
    }
}

/// Whether a mark that ends a clause, a name or a word for something else stands in the range.
fn parts(passage: &Passage<'_>, range: Range<usize>) -> bool {
    let scan = &passage.scan;
    let named = |i: usize| scan.get(i).is_some_and(|t| t.is_capitalised());
    passage.has_mark(range.clone(), ";:.") || passage.has_word(range.clone(), &OTHERS) || range.clone().any(named)
}

/// Whether `words` are the last of the range, but for words that lead to a time.
fn leads(passage: &Passage<'_>, range: Range<usize>, words: &[&str]) -> bool {
    let scan = &passage.scan;
    let mut end = range.end;
    while end > range.start && scan.is_one_of(end - 1, &BEFORE_TIME) {
        end -= 1;
    }
    let Some(start) = end.checked_sub(words.len()).filter(|&start| start >= range.start) else { return false };
    // "tái khởi công", "chưa hoàn thành", "dự kiến hoàn thành": what is not done has no time.
    let denied = scan.is_one_of(start.wrapping_sub(1), words!["tái", "chưa", "không", "cơ", "phải", "học", "hậu"]);
    !denied && words.iter().zip(start..).all(|(word, at)| scan.is_spelled(at, word))
}

/// Which of two times is the earlier; equal where one is too coarse to say.
fn compared(from: DateValue, to: DateValue) -> Option<Ordering> {
    let years = from.year?.cmp(&to.year?);
    let months = || from.month.zip(to.month).map_or(Ordering::Equal, |(a, b)| a.cmp(&b));
    let days = || from.day.zip(to.day).map_or(Ordering::Equal, |(a, b)| a.cmp(&b));
    Some(years.then_with(months).then_with(|| if from.month == to.month { days() } else { Ordering::Equal }))
}

/// "5/2019", "2019".
fn shown(date: DateValue) -> String {
    let parts = [date.day.map(i32::from), date.month.map(i32::from), date.year];
    parts.into_iter().flatten().map(|n| n.to_string()).collect::<Vec<_>>().join("/")
}

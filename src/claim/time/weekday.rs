//! "Thứ ba (11/6)", "chủ nhật, ngày 9/6/2024": the weekday that the date falls on.
//!
//! Invariant: the weekday stands right before its date, and what stands before it is no noun: "lần thứ năm, ngày 10/5"
//! counts.

use jiff::Span as Step;
use jiff::civil::{Date, Weekday};

use crate::lexicon::{Case, Kinds, Part, Role as Word, Words, words};
use crate::mention::{DateValue, Kind};
use crate::text::Span;

use super::day::{civil, day_number, nearest, possible_years, written};
use crate::claim::kind::ClaimKind;
use crate::claim::model::{Claim, Gap, Role};
use crate::claim::passage::{Line, Passage};
use crate::claim::statement::{statement, verdict, with_repairs};

/// Words that a weekday follows; "kỳ họp thứ bảy" is not among them.
const BEFORE: Words =
    Words::of(&["vào", "từ", "đến", "tới", "trước", "lúc", "hồi", "tuần", "hết", "hôm", "nay", "khuya"]);

/// Weekdays from Monday.
const NAMES: [&str; 7] = ["thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật"];

/// The weekday at mention `at` against the date beside it.
pub(super) fn weekday(passage: &Passage<'_>, line: &Line, at: usize) -> Option<Claim> {
    let mention = passage.mention(at)?;
    let Kind::Weekday(day) = mention.kind else { return None };
    let dated = date_after(passage, line, at)?;
    if !is_weekday(passage, line, at) || is_one_of_several(passage, at, dated) {
        return None;
    }
    let date = passage.mention(dated)?;
    let Kind::Date(value) = date.kind else { return None };
    if !value.exists() || value.month.is_none() || value.day.is_none() {
        return None;
    }
    let told = told(passage, value, day)?;
    let holds = told.weekday == day;
    // News from abroad is a day off: what was Thursday there was Friday here.
    let neighbours = (told.weekday + 7 - day) % 7;
    let abroad = !holds && matches!(neighbours, 1 | 6) && before(passage, mention.tokens.start, words!["hôm"]);
    if abroad {
        return None;
    }
    let sign = if holds { "=" } else { "≠" };
    let name = |day: u8| NAMES.get(usize::from(day.wrapping_sub(1))).copied().unwrap_or_default();
    let working = format!("{} là {} {sign} {}", written(told.date), name(told.weekday), name(day));
    let gap = if value.year.is_some() { Gap::Gross } else { Gap::Clear };
    let places = [(mention.span, Role::Stated), (date.span, Role::Value)];
    let confidence = if value.year.is_some() { 1.0 } else { 0.9 };
    let claim = statement(ClaimKind::Weekday, verdict(holds, gap), working, places, confidence);
    let other_name = matched_case(passage, mention.span, name(told.weekday));
    let other_day = moved(told.date, told.weekday, day).and_then(|date| day_number(passage, dated, date));
    Some(with_repairs(claim, other_name.map(|text| (mention.span, text)).into_iter().chain(other_day)))
}

/// The date that the weekday belongs to: right behind it, or in brackets, perhaps after "tuần này".
fn date_after(passage: &Passage<'_>, line: &Line, at: usize) -> Option<usize> {
    let scan = &passage.scan;
    let mut end = passage.mention(at)?.tokens.end;
    let mut next = at + 1;
    if let Some(week) = passage.mention(next)
        && matches!(week.kind, Kind::Relative(_))
        && week.tokens.start == end
    {
        end = week.tokens.end;
        next += 1;
    }
    let ahead = scan.part(end, Part::Ahead).unwrap_or(0);
    let joint = end + ahead;
    let joint = joint + usize::from(scan.is_any_mark(joint, "(,"));
    let date = passage.mention(next).filter(|_| line.mentions.contains(&next))?;
    let day_word = scan.part(joint, Part::Day).unwrap_or(0);
    (date.tokens.start == joint || date.tokens.start == joint + day_word).then_some(next)
}

/// Whether what stands before shows that a day of the week is meant.
fn is_weekday(passage: &Passage<'_>, line: &Line, at: usize) -> bool {
    let scan = &passage.scan;
    let Some(mention) = passage.mention(at) else { return false };
    let start = mention.tokens.start;
    let named = scan.get(mention.tokens.end - 1).is_some_and(|t| t.case == Case::Capital)
        || scan.part(start, Part::Th).is_none();
    let parts = [Part::Morning, Part::Noon, Part::Evening, Part::Night, Part::Hour, Part::Minute];
    let in_day = |e| matches!(e, crate::lexicon::Entry::Calendar(part) if parts.contains(&part)).then_some(());
    if scan.before(start, Kinds::CALENDAR, in_day).is_some() || before(passage, start, &BEFORE) {
        return true;
    }
    if matches!(passage.mention_over(start.wrapping_sub(1)).map(|m| &m.kind), Some(Kind::Time(..))) {
        return true;
    }
    let day_word = before(passage, start, words!["ngày"]);
    let opens = start == line.tokens.start || start > 0 && !scan.is_word(start - 1) && !scan.is_digits(start - 1);
    // "Thứ hai, ngày 5/6 ...": the second of several points. "Ngày thứ hai (3/6)": the second day of an event.
    named && (day_word || opens)
}

fn before(passage: &Passage<'_>, start: usize, words: &Words) -> bool {
    start.checked_sub(1).is_some_and(|at| passage.scan.is_one_of(at, words))
}

/// "Thứ bảy, chủ nhật (6, 7/7)", "từ thứ năm đến chủ nhật (6/4 đến 9/4)": which day is which is not said.
fn is_one_of_several(passage: &Passage<'_>, at: usize, dated: usize) -> bool {
    let scan = &passage.scan;
    let (Some(mention), Some(date)) = (passage.mention(at), passage.mention(dated)) else { return true };
    let is_weekday = |at: usize| passage.mention(at).is_some_and(|m| matches!(m.kind, Kind::Weekday(_)));
    let near = |at: usize| passage.mention(at).is_some_and(|m| m.tokens.end + 4 >= mention.tokens.start);
    let before = at.checked_sub(1).is_some_and(|before| is_weekday(before) && near(before));
    let end = date.tokens.end;
    let joins = scan.is_any_mark(end, ",;-–") || scan.is(end, Word::And) || scan.is(end, Word::To);
    let listed = joins && (scan.is_digits(end + 1) || scan.part(end + 1, Part::Day).is_some());
    before || listed || is_weekday(dated + 1) && joins
}

/// The day and its weekday.
struct Told {
    date: Date,
    weekday: u8,
}

/// The day of `value`; without a year the one nearest to the publication, unless the weekday `stated` fits another year
/// that may be meant.
fn told(passage: &Passage<'_>, value: DateValue, stated: u8) -> Option<Told> {
    let of = |date: Date| Told { date, weekday: u8::try_from(date.weekday().to_monday_one_offset()).unwrap_or(0) };
    if value.year.is_some() {
        return civil(value, None).filter(|date| date.year() >= 1900).map(of);
    }
    let nearest = of(nearest(value, passage.published?)?);
    if nearest.weekday == stated {
        return Some(nearest);
    }
    let fits = |year: &i32| civil(value, Some(*year)).is_some_and(|date| of(date).weekday == stated);
    (!possible_years(passage)?.iter().any(fits)).then_some(nearest)
}

/// The name of a weekday with the capitals of the one at `span`; `None` where it is written in another way.
fn matched_case(passage: &Passage<'_>, span: Span, name: &str) -> Option<String> {
    let written = passage.scan.text.get(span.range())?;
    let (first, second) = name.split_once(' ')?;
    let (own_first, own_second) = written.split_once(' ')?;
    let as_written = |word: &str, own: &str| {
        let capital = own.chars().next().is_some_and(char::is_uppercase);
        let mut letters = word.chars();
        match letters.next() {
            Some(letter) if capital => letter.to_uppercase().chain(letters).collect(),
            _ => word.to_owned(),
        }
    };
    (!own_second.bytes().any(|b| b.is_ascii_digit()))
        .then(|| format!("{} {}", as_written(first, own_first), as_written(second, own_second)))
}

/// The day nearest to `date` that is a `wanted`.
fn moved(date: Date, weekday: u8, wanted: u8) -> Option<Date> {
    Weekday::from_monday_one_offset(i8::try_from(wanted).ok()?).ok()?;
    let ahead = (i64::from(wanted) - i64::from(weekday)).rem_euclid(7);
    let step = if ahead > 3 { ahead - 7 } else { ahead };
    date.checked_add(Step::new().try_days(step).ok()?).ok()
}

//! One time in two zones: "8h GMT (15h giờ Hà Nội)". Invariant: both zones are named and known; "giờ địa phương" is not.

use crate::facts::Topic;
use crate::lexicon::{Entry, Kinds, words};
use crate::mention::{ClockTime, Kind};

use crate::claim::kind::ClaimKind;
use crate::claim::model::{Claim, Gap, Role};
use crate::claim::passage::{Line, Passage};
use crate::claim::statement::{statement, verdict};

/// How many words may stand between the two times.
const APART: usize = 9;
/// Minutes of a day.
const DAY: i32 = 24 * 60;

/// The time at mention `at` and the next, each in its zone.
pub(super) fn zones<'a>(passage: &Passage<'a>, line: &Line, at: usize) -> Option<Claim> {
    if !line.kinds.meets(Kinds::FACT) {
        return None;
    }
    let next = (at + 1..at + 3).find(|&m| matches!(passage.mention(m).map(|m| &m.kind), Some(Kind::Time(..))))?;
    let (first, second) = (passage.mention(at)?, passage.mention(next).filter(|_| line.mentions.contains(&next))?);
    let (Kind::Time(a, _), Kind::Time(b, _)) = (&first.kind, &second.kind) else { return None };
    let between = first.tokens.end..second.tokens.start;
    let (here, end) = zone_behind(passage, first.tokens.end)?;
    let linked = passage.has_mark(between.clone(), "(") || passage.has_word(between.clone(), words!["tức"]);
    if between.len() > APART
        || end > second.tokens.start
        || !linked
        || !is_exact(passage, at)
        || !is_exact(passage, next)
    {
        return None;
    }
    let (there, _) = zone_behind(passage, second.tokens.end)?;
    let offsets = |zone: &'a str| zone.split(' ').filter_map(|hours| hours.parse::<i32>().ok());
    let difference = (minutes(*b)? - minutes(*a)?).rem_euclid(DAY);
    let mut ways = offsets(here).flat_map(|here| offsets(there).map(move |there| (there - here) * 60));
    let holds = ways.clone().any(|way| way.rem_euclid(DAY) == difference);
    let way = ways.next()? / 60;
    let sign = if holds { "=" } else { "≠" };
    let due = (minutes(*a)? + way * 60).rem_euclid(DAY);
    let shown = |minutes: i32| format!("{}h{:02}", minutes / 60, minutes % 60);
    let working = format!("{} {way:+} giờ = {} {sign} {}", shown(minutes(*a)?), shown(due), shown(minutes(*b)?));
    let working = if holds { format!("{} và {}", shown(minutes(*a)?), shown(minutes(*b)?)) } else { working };
    let places = [(second.span, Role::Stated), (first.span, Role::Base)];
    Some(statement(ClaimKind::TimeZone, verdict(holds, Gap::Clear), working, places, 0.85))
}

/// The hours of the zone behind a time: "GMT", "giờ Moscow", "(giờ Moscow)", "theo giờ Hà Nội"; and one past it.
fn zone_behind<'a>(passage: &Passage<'a>, end: usize) -> Option<(&'a str, usize)> {
    let scan = &passage.scan;
    let mut at = end;
    while at < end + 4
        && (scan.is_any_mark(at, "(,") || scan.is_one_of(at, words!["theo", "sáng", "ngày", "nay", "chiều"]))
    {
        at += 1;
    }
    let subject = |e| if let Entry::Fact(Topic::TimeZones, subject) = e { Some(subject) } else { None };
    let (length, subject) = scan.find(at, Kinds::FACT, subject)?;
    // "GMT+7" tells another zone.
    let shifted = scan.is_any_mark(at + length, "+-") && scan.is_digits(at + length + 1);
    let row = passage.scan.lexicon.facts().on(Topic::TimeZones, subject, passage.published).filter(|_| !shifted)?;
    Some((&row.value, at + length))
}

/// Whether no word loosens the time: "khoảng 8h".
fn is_exact(passage: &Passage<'_>, at: usize) -> bool {
    passage.mention(at).is_some_and(|m| {
        passage.scan.is_digits(m.tokens.start)
            && !passage.scan.is_one_of(m.tokens.start.wrapping_sub(1), words!["khoảng", "chừng", "gần", "hơn"])
    })
}

fn minutes(time: ClockTime) -> Option<i32> {
    time.exists().then(|| i32::from(time.hour) * 60 + i32::from(time.minute.unwrap_or(0)))
}

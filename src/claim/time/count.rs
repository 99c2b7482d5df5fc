//! Days counted from a start or to an end: "còn 20 ngày nữa đến ngày 1/7", "khai mạc ngày 20/5; hôm nay (24/5) là ngày làm
//! việc thứ năm".
//!
//! Invariant: both days are told, or one is the day of publication; a day more or less is a way of counting.

use crate::lexicon::{Grain, Reckoning, UnitKind, words};
use crate::mention::{DateValue, Kind};

use super::day::{civil, days_between, nearest, written};
use crate::claim::kind::ClaimKind;
use crate::claim::model::{Claim, Gap, Role};
use crate::claim::passage::{Line, Passage};
use crate::claim::statement::{statement, verdict};

/// Words that name the first day.
const STARTS: [(&str, &str); 4] = [("khai", "mạc"), ("bắt", "đầu"), ("khởi", "hành"), ("xuất", "phát")];
/// How far before its date such a word may stand.
const REACH: usize = 4;

/// The count of days at mention `at`.
pub(super) fn count(passage: &Passage<'_>, line: &Line, at: usize) -> Option<Claim> {
    remaining(passage, line, at).or_else(|| nth(passage, line, at))
}

/// "còn 20 ngày nữa đến ngày 1/7".
fn remaining(passage: &Passage<'_>, line: &Line, at: usize) -> Option<Claim> {
    let published = passage.published?;
    let mention = passage.mention(at)?;
    let quantity = mention.quantity()?;
    let days = quantity.unit.base.kind() == Some(UnitKind::Duration)
        && quantity.unit.base.symbol(passage.scan.lexicon) == Some("ngày")
        && quantity.hedge.is_none();
    let stated = quantity.number().filter(|_| days)?.value.to_int().filter(|n| (1..=400).contains(n))?;
    let scan = &passage.scan;
    let end = mention.tokens.end;
    let left =
        (mention.tokens.start.saturating_sub(2)..=mention.tokens.start).any(|i| scan.is_one_of(i, words!["còn"]));
    let next = passage.mention(at + 1).filter(|_| line.mentions.contains(&(at + 1)))?;
    let Kind::Date(value) = next.kind else { return None };
    let between = end..next.tokens.start;
    let until = between.clone().all(|i| scan.is_one_of(i, words!["nữa", "là", "đến", "tới", "sẽ"]));
    if !left || !until || !scan.is_one_of(end, words!["nữa"]) || between.len() > 4 {
        return None;
    }
    let told = if value.year.is_some() { civil(value, None)? } else { nearest(value, published)? };
    let due = days_between(published, told);
    let holds = (due - 1..=due + 1).contains(&stated);
    let working =
        format!("{} - {} = {due} {} {stated}", written(told), written(published), if holds { "≈" } else { "≠" });
    let places = [(mention.span, Role::Stated), (next.span, Role::Value)];
    Some(statement(ClaimKind::DayCount, verdict(holds, Gap::Clear), working, places, 0.85))
}

/// "khai mạc ngày 20/5; hôm nay (24/5) là ngày làm việc thứ bảy".
fn nth(passage: &Passage<'_>, line: &Line, at: usize) -> Option<Claim> {
    let scan = &passage.scan;
    let mention = passage.mention(at)?;
    let stated = match mention.kind {
        Kind::Ordinal(n) => n,
        // "ngày làm việc thứ bảy" looks like a weekday.
        Kind::Weekday(day @ 1..=6) => i64::from(day) + 1,
        _ => return None,
    };
    let start = mention.tokens.start;
    let working_days =
        scan.is_one_of(start.wrapping_sub(1), words!["việc"]) && scan.is_one_of(start.wrapping_sub(2), words!["làm"]);
    let day_at = if working_days { start.wrapping_sub(3) } else { start.wrapping_sub(1) };
    if !scan.is_one_of(day_at, words!["ngày"]) || !scan.is_one_of(day_at.wrapping_sub(1), words!["là"]) {
        return None;
    }
    let now = today(passage, line, at, day_at)?;
    let (first_at, first) = first_day(passage, line, at)?;
    let year = passage.published.map_or(2023, |day| i32::from(day.year()));
    let due = days_between(civil(first, Some(year))?, civil(now, Some(year))?) + 1;
    // Working days are fewer than days.
    let holds = stated <= due + 1 && (working_days || stated >= due - 1);
    let working = format!("ngày thứ {due} {} {stated}", if holds { "≈" } else { "≠" });
    let places = [(mention.span, Role::Stated), (passage.span(first_at), Role::Base)];
    (due > 0).then(|| statement(ClaimKind::DayCount, verdict(holds, Gap::Clear), working, places, 0.85))
}

/// The day that is counted: in brackets before "là ngày", or today.
fn today(passage: &Passage<'_>, line: &Line, at: usize, day_at: usize) -> Option<DateValue> {
    let before = at.checked_sub(1).filter(|m| line.mentions.contains(m))?;
    let mention = passage.mention(before)?;
    if mention.tokens.end + 3 < day_at {
        return None;
    }
    match mention.kind {
        Kind::Date(value) if value.day.is_some() && value.month.is_some() => Some(value),
        Kind::Relative(_) if mention.reckoning == Some(Reckoning::Unit(Grain::Day, 0)) => {
            let day = passage.published?;
            Some(DateValue {
                year: Some(i32::from(day.year())),
                month: u8::try_from(day.month()).ok(),
                day: u8::try_from(day.day()).ok(),
            })
        }
        _ => None,
    }
}

/// The day behind a word for a start.
fn first_day(passage: &Passage<'_>, line: &Line, before: usize) -> Option<(usize, DateValue)> {
    let scan = &passage.scan;
    (line.mentions.start..before).find_map(|at| {
        let mention = passage.mention(at)?;
        let Kind::Date(value) = mention.kind else { return None };
        let start = mention.tokens.start;
        let opened = (start.saturating_sub(REACH).max(line.tokens.start)..start)
            .any(|i| STARTS.iter().any(|(a, b)| scan.is_spelled(i, a) && scan.is_spelled(i + 1, b)));
        (opened && value.day.is_some() && value.month.is_some()).then_some((at, value))
    })
}

//! Days of the lunar calendar: "mùng 10 tháng Giêng (tức 19/2/2024)", "30 tháng Chạp năm Giáp Thìn", "tháng 6 nhuận".
//!
//! Invariant: only years since 1976 are judged; before, the two halves of the country reckoned at different meridians.

use jiff::civil::Date;

use crate::facts::lunar::{LunarDay, leap_month, lunar_of, month_length, solar_of};
use crate::lexicon::{Kinds, Part, Role as Word, words};
use crate::mention::{DateValue, Kind, LunarDate};

use super::cycle::cycle_at;
use super::day::{civil, day_number, nearest, possible_years, written};
use crate::claim::kind::ClaimKind;
use crate::claim::model::{Claim, Gap, Role};
use crate::claim::passage::{Line, Passage};
use crate::claim::statement::{statement, verdict, with_repairs};

/// The first year with one lunar calendar in the whole country.
const UNITED: i16 = 1976;
/// "Mùng" is said of the first ten days.
const LAST_OF_TEN: u8 = 10;
/// How many words may stand between a lunar day and the solar one that it is.
const APART: usize = 9;

/// The lunar days of mention `at`: against the solar day beside them, and by themselves.
pub(super) fn lunar(passage: &Passage<'_>, line: &Line, at: usize) -> Option<Claim> {
    match passage.mention(at)?.kind {
        Kind::LunarDate(date) => converted(passage, line, at).or_else(|| invalid(passage, line, at, date)),
        Kind::Date(date) => match (date.day, date.month) {
            (Some(_), Some(_)) => converted(passage, line, at).or_else(|| early_word(passage, at, date.day?)),
            (None, Some(month)) => leap(passage, at, month),
            _ => None,
        },
        _ => None,
    }
}

/// "mùng 10 tháng Giêng, tức ngày 19/2/2024", "ngày 20/9 (tức 20/8 âm lịch)".
fn converted(passage: &Passage<'_>, line: &Line, at: usize) -> Option<Claim> {
    let next = beside(passage, line, at)?;
    let (first, second) = (passage.mention(at)?, passage.mention(next)?);
    let (lunar_at, lunar, solar_at, solar) = match (&first.kind, &second.kind) {
        (Kind::LunarDate(lunar), Kind::Date(solar)) => (at, *lunar, next, *solar),
        (Kind::Date(solar), Kind::LunarDate(lunar)) => (next, *lunar, at, *solar),
        _ => return None,
    };
    let between = first.tokens.end..second.tokens.start;
    let linked = passage.has_word(between.clone(), words!["tức", "nhằm", "rơi", "trùng"])
        || between.clone().all(|i| passage.scan.is_one_of(i, words!["là", "ngày"]) || is_aside(passage, i))
            && passage.has_word(between.clone(), words!["là"])
        || between.len() == 1 && passage.has_mark(between.clone(), "(");
    let starts = between.clone().any(|i| passage.scan.is(i, Word::From));
    if between.len() > APART
        || !linked
        || starts
        || passage.has_mark(between, ".;)")
        || is_part_of_range(passage, at, next)
    {
        return None;
    }
    let (day, month) = (lunar.day?, lunar.month?);
    let fits = |date: Date| lunar_of(date).is_some_and(|found| found.day == day && found.month == month);
    let date = told(passage, lunar, solar, fits)?;
    let holds = fits(date);
    let found = lunar_of(date)?;
    let sign = if holds { "=" } else { "≠" };
    let working = format!("{} là {}/{} âm lịch {sign} {day}/{month}", written(date), found.day, found.month);
    let meant = solar_of(LunarDay { year: found.year, month, leap: false, day });
    let repair = meant.and_then(|date| day_number(passage, solar_at, date));
    let places = [(passage.span(solar_at), Role::Stated), (passage.span(lunar_at), Role::Value)];
    let gap = if solar.year.is_some() || lunar.year.is_some() { Gap::Gross } else { Gap::Clear };
    let claim = statement(ClaimKind::LunarSolar, verdict(holds, gap), working, places, 0.95);
    Some(with_repairs(claim, repair))
}

/// The day behind mention `at`; a weekday or "năm nay" may stand between: "rằm tháng Tám năm nay rơi vào thứ Hai, 6/10".
fn beside(passage: &Passage<'_>, line: &Line, at: usize) -> Option<usize> {
    let is_day = |m: usize| matches!(passage.mention(m).map(|m| &m.kind), Some(Kind::Date(_) | Kind::LunarDate(_)));
    let next = (at + 1..at + 4)
        .find(|&m| is_day(m) || !is_aside(passage, passage.mention(m).map_or(0, |m| m.tokens.start)))?;
    (is_day(next) && line.mentions.contains(&next)).then_some(next)
}

/// Whether token `at` is of a weekday or of a word like "năm nay".
fn is_aside(passage: &Passage<'_>, at: usize) -> bool {
    matches!(passage.mention_over(at).map(|m| &m.kind), Some(Kind::Weekday(_) | Kind::Relative(_)))
}

/// The solar day; without a year the one nearest to the publication, unless another year that may be meant fits.
fn told(passage: &Passage<'_>, lunar: LunarDate, solar: DateValue, fits: impl Fn(Date) -> bool) -> Option<Date> {
    // Days before Tết belong to the lunar year before.
    let own = solar.year.or(lunar.year);
    if own.is_some() {
        let near = [0, 1].iter().filter_map(|ahead| civil(solar, own.map(|year| year + ahead)));
        let date = near.clone().find(|date| fits(*date)).or_else(|| civil(solar, own));
        return date.filter(|date| date.year() >= UNITED && date.year() < 2100);
    }
    let date = nearest(solar, passage.published?)?;
    let other =
        possible_years(passage)?.into_iter().filter_map(|year| civil(solar, Some(year))).find(|date| fits(*date));
    Some(other.unwrap_or(date)).filter(|date| date.year() >= UNITED)
}

/// "mùng 9, mùng 10 (tức 18-19/2)", "từ 3/2 đến mùng 10": one of several days.
fn is_part_of_range(passage: &Passage<'_>, first: usize, last: usize) -> bool {
    let scan = &passage.scan;
    let (Some(start), Some(end)) = (passage.mention(first), passage.mention(last)) else { return true };
    let before = start.tokens.start.wrapping_sub(1);
    let joins = |at: usize| scan.is_dash(at) || scan.is(at, Word::And) || scan.is(at, Word::To);
    let listed = |at: usize| scan.is_mark(at, ',') && scan.is_digits(at + 1);
    let is_day = |at: usize| matches!(passage.mention(at).map(|m| &m.kind), Some(Kind::LunarDate(_) | Kind::Date(_)));
    let near = first.checked_sub(1).is_some_and(|other| {
        is_day(other) && passage.mention(other).is_some_and(|m| m.tokens.end + 3 > start.tokens.start)
    });
    joins(before) || joins(end.tokens.end) || listed(end.tokens.end) || near
}

/// "30 tháng Chạp năm Giáp Thìn": that month has 29 days.
fn invalid(passage: &Passage<'_>, line: &Line, at: usize, date: LunarDate) -> Option<Claim> {
    if let Some(day) = date.day
        && let Some(claim) = early_word(passage, at, day)
    {
        return Some(claim);
    }
    let mention = passage.mention(at)?;
    let (day, month) = (date.day.filter(|day| *day == 30)?, date.month?);
    let year = date.year.or_else(|| named_year(passage, line, at))?;
    let longest = month_length(year, month, false)?.max(month_length(year, month, true).unwrap_or(0));
    let holds = day <= longest;
    let working = format!("tháng {month} âm lịch năm {year} có {longest} ngày");
    let claim =
        statement(ClaimKind::LunarDay, verdict(holds, Gap::Clear), working, [(mention.span, Role::Stated)], 0.95);
    let digits = mention.tokens.clone().find(|&i| passage.scan.is_digits(i)).and_then(|i| passage.scan.get(i));
    Some(with_repairs(claim, digits.map(|token| (token.span, longest.to_string()))))
}

/// "năm Giáp Thìn" behind the day: the year of that name nearest to the solar date beside it, or to the publication.
fn named_year(passage: &Passage<'_>, line: &Line, at: usize) -> Option<i32> {
    let mention = passage.mention(at)?;
    let word = passage.scan.part(mention.tokens.end, Part::Year).unwrap_or(0);
    let (_, year) = cycle_at(passage, mention.tokens.end + word)?;
    let beside = passage.mention(at + 1).filter(|_| line.mentions.contains(&(at + 1))).and_then(super::day::year_of);
    let around = beside.or(passage.published.map(|day| i32::from(day.year())))?;
    year.nearest(around).filter(|year| *year >= i32::from(UNITED))
}

/// "mùng 15": the word is said of the first ten days.
fn early_word(passage: &Passage<'_>, at: usize, day: u8) -> Option<Claim> {
    let mention = passage.mention(at)?;
    let scan = &passage.scan;
    let word = (mention.tokens.start.saturating_sub(1)..mention.tokens.start + 2)
        .find(|&i| scan.part(i, Part::LunarDay).is_some())?;
    let working = format!("{} chỉ dùng cho ngày 1 đến {LAST_OF_TEN}: {day}", scan.str(word).to_lowercase());
    let follows = scan.small(word + 1) == Some(day) && scan.starts(word, Kinds::CALENDAR);
    (follows && day > LAST_OF_TEN).then(|| {
        statement(ClaimKind::LunarDay, verdict(false, Gap::Slight), working, [(mention.span, Role::Stated)], 0.8)
    })
}

/// "tháng 6 nhuận năm 2025": only that year has that month twice.
fn leap(passage: &Passage<'_>, at: usize, month: u8) -> Option<Claim> {
    let mention = passage.mention(at)?;
    let scan = &passage.scan;
    let word = mention.tokens.end;
    if !scan.is_one_of(word, words!["nhuận"]) {
        return None;
    }
    let behind = word + 1 + scan.part(word + 1, Part::Year).unwrap_or(0);
    let published = passage.published.map(|day| i32::from(day.year()));
    let named = cycle_at(passage, behind).and_then(|(_, year)| year.nearest(published?));
    let year = scan.year(behind).or(named).filter(|year| (i32::from(UNITED)..2100).contains(year))?;
    let found = leap_month(year);
    let told = found.map_or("không có tháng nhuận".to_owned(), |month| format!("nhuận tháng {month}"));
    let holds = found == Some(month);
    let places = [(scan.span(mention.tokens.start, word + 1), Role::Stated)];
    Some(statement(ClaimKind::LunarDay, verdict(holds, Gap::Clear), format!("năm {year} {told}"), places, 0.95))
}

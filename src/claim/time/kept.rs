//! What is known of days, events and terms, where a text tells it: "Ngày Nhà giáo Việt Nam (20/11)", "kỷ niệm 92 năm ngày
//! Báo chí Cách mạng Việt Nam", "Quốc hội khóa XIV (2016-2021)".
//!
//! Invariant: the date or the number stands right beside the name; a celebration held on another day says so in between.

use crate::facts::{Row, Topic};
use crate::lexicon::{Entry, Kinds, Role as Word, UnitKind, words};
use crate::mention::{Kind, Period};
use crate::number::Form;

use super::day::{days_between, nearest, year_of};
use crate::claim::kind::ClaimKind;
use crate::claim::model::{Claim, Gap, Role};
use crate::claim::needs::{Held, Needs};
use crate::claim::passage::{Line, Passage};
use crate::claim::statement::{statement, verdict, with_repairs};

/// How many days around the publication are now.
const NOW: i64 = 60;

/// Every known name.
pub(super) fn find(passage: &Passage<'_>, out: &mut Vec<Claim>) {
    const NEEDS: Needs = Needs::one(Held::DATE.and(Held::DURATION)).phrase(Kinds::FACT);
    for (_, line) in passage.lines_with(&NEEDS) {
        for at in line.tokens.clone() {
            if passage.scan.find(at, Kinds::FACT, |e| TOPICS.contains(&topic(e)?).then_some(())).is_none() {
                continue;
            }
            out.extend(observance(passage, line, at));
            out.extend(anniversary(passage, line, at));
            out.extend(term(passage, at));
        }
    }
}

/// The topics that are told of here.
const TOPICS: [Topic; 3] = [Topic::Observances, Topic::Events, Topic::Terms];

fn topic(entry: Entry) -> Option<Topic> {
    if let Entry::Fact(topic, _) = entry { Some(topic) } else { None }
}

/// The row of `topic` whose subject is named at token `at`, and one past the name.
fn known<'a>(passage: &Passage<'a>, at: usize, topic: Topic) -> Option<(usize, &'a Row)> {
    let subject = |e| match e {
        Entry::Fact(found, subject) if found == topic => Some(subject),
        _ => None,
    };
    let (length, subject) = passage.scan.find(at, Kinds::FACT, subject)?;
    let row = passage.scan.lexicon.facts().on(topic, subject, passage.published)?;
    Some((at + length, row))
}

/// "Ngày Nhà giáo Việt Nam (20/11)".
fn observance(passage: &Passage<'_>, line: &Line, at: usize) -> Option<Claim> {
    let scan = &passage.scan;
    let (end, row) = known(passage, at, Topic::Observances)?;
    let bracket = usize::from(scan.is_mark(end, '('));
    let mention = passage.mention(passage.mention_at(end + bracket)?)?;
    let Kind::Date(date) = mention.kind else { return None };
    let (day, month) = (date.day?, date.month?);
    // "(13/3 - 7/5/1954)": a campaign.
    let next = mention.tokens.end;
    let ranged = (scan.is_dash(next) || scan.is(next, Word::To)) && !repeats(passage, next + 1, day, month);
    // "... Việt Nam ngày 18/11": the day of the ceremony.
    let worded = scan.is_word(mention.tokens.start);
    if ranged || worded || !line.tokens.contains(&next.wrapping_sub(1)) {
        return None;
    }
    let told = format!("{day}/{month}");
    let holds = told == row.value;
    let working = format!("{}: {} {} {told}", row.name(), row.value, if holds { "=" } else { "≠" });
    let gap = if bracket > 0 { Gap::Gross } else { Gap::Clear };
    let places = [(mention.span, Role::Stated), (scan.span(at, end), Role::Base)];
    Some(statement(ClaimKind::Observance, verdict(holds, gap), working, places, 0.9))
}

/// "20/11/1982 - 20/11/2024": the same day of another year.
fn repeats(passage: &Passage<'_>, at: usize, day: u8, month: u8) -> bool {
    passage
        .mention_over(at)
        .is_some_and(|m| matches!(m.kind, Kind::Date(d) if d.day == Some(day) && d.month == Some(month)))
}

/// "kỷ niệm 92 năm ngày Báo chí Cách mạng Việt Nam": by the day of publication.
fn anniversary(passage: &Passage<'_>, line: &Line, at: usize) -> Option<Claim> {
    let scan = &passage.scan;
    let (end, row) = known(passage, at, Topic::Events)?;
    let published = i64::from(passage.published?.year());
    let event: i64 = row.value.rsplit('/').next()?.parse().ok()?;
    let before = line.mentions.clone().rev().find(|&m| passage.mention(m).is_some_and(|m| m.tokens.end <= at))?;
    let mention = passage.mention(before)?;
    let quantity = mention.quantity()?;
    let yearly = quantity.unit.base.kind() == Some(UnitKind::Duration)
        && quantity.unit.base.symbol(scan.lexicon) == Some("năm")
        && quantity.hedge.is_none();
    let close = (mention.tokens.end..at).all(|i| scan.is_one_of(i, words!["ngày", "của", "lễ"]));
    let kept =
        passage.has_word(mention.tokens.start.saturating_sub(4)..mention.tokens.start, words!["niệm", "mừng", "tròn"]);
    if !yearly || !close || !kept || at - mention.tokens.end > 2 {
        return None;
    }
    let number = quantity.number()?;
    let stated = number.value.to_int()?;
    // A bracket or another year of the sentence tells the time of the celebration itself.
    let elsewhere = line.mentions.clone().filter_map(|m| passage.mention(m)).filter_map(year_of);
    let years: Vec<i64> = elsewhere.map(i64::from).collect();
    let due = published - event;
    if !is_told_now(passage, line) {
        return None;
    }
    let holds = (due - 1..=due + 1).contains(&stated);
    if !holds && !years.is_empty() {
        return None;
    }
    let working = format!("{published} - {event} = {due} {} {stated}", if holds { "≈" } else { "≠" });
    let places = [(mention.span, Role::Stated), (scan.span(at, end), Role::Base)];
    let claim = statement(ClaimKind::Anniversary, verdict(holds, Gap::Clear), working, places, 0.9);
    let repair = (number.form == Form::Digits).then(|| (quantity.number_span, due.to_string()));
    Some(with_repairs(claim, repair))
}

/// Whether the sentence tells of the days around the publication: "sáng nay", a day without a year close by.
fn is_told_now(passage: &Passage<'_>, line: &Line) -> bool {
    let Some(published) = passage.published else { return false };
    line.mentions.clone().filter_map(|m| passage.mention(m)).any(|mention| match mention.kind {
        Kind::Relative(_) => true,
        Kind::Date(date) if date.year.is_none() => {
            nearest(date, published).is_some_and(|day| days_between(published, day).abs() <= NOW)
        }
        _ => false,
    })
}

/// "Quốc hội khóa XIV (nhiệm kỳ 2016-2021)", "Đại hội XII của Đảng (2016)".
fn term(passage: &Passage<'_>, at: usize) -> Option<Claim> {
    let scan = &passage.scan;
    let (end, row) = known(passage, at, Topic::Terms)?;
    let joint = end + usize::from(scan.is_any_mark(end, "(,"));
    let mention = passage.mention(passage.mention_at(joint)?)?;
    let told = match mention.kind {
        Kind::Period(Period::Years(from, to)) => format!("{from}-{to}"),
        Kind::Year(year) if joint > end || scan.is_word(mention.tokens.start) => year.to_string(),
        _ => return None,
    };
    // A session or a resolution of the term may be of any year of it.
    if told.len() != row.value.len() {
        return None;
    }
    let holds = told == row.value;
    let working = format!("{}: {} {} {told}", row.name(), row.value, if holds { "=" } else { "≠" });
    let places = [(mention.span, Role::Stated), (scan.span(at, end), Role::Base)];
    Some(statement(ClaimKind::Edition, verdict(holds, Gap::Clear), working, places, 0.9))
}

//! An age beside the year of birth: "sinh năm 1990 (34 tuổi)", "(1930 - 2024), hưởng thọ 95 tuổi".
//!
//! Invariant: age and year stand in one apposition; without a day of publication the ages of the document must agree on
//! another year than this one does.

use crate::lexicon::{Part, UnitKind, words};
use crate::mention::{Kind, Period};

use crate::claim::kind::ClaimKind;
use crate::claim::model::{Claim, Gap, Role};
use crate::claim::needs::{Held, Needs};
use crate::claim::passage::{Line, Passage};
use crate::claim::statement::{statement, verdict};

/// How many other pairs must agree on the year where the day of publication is unknown.
const WITNESSES: usize = 2;

/// An age and the year of birth beside it.
struct Pair {
    line: usize,
    born: (usize, i32),
    age: (usize, i32),
}

/// Every age beside a year of birth.
pub(super) fn find(passage: &Passage<'_>, out: &mut Vec<Claim>) {
    let mut pairs = Vec::new();
    const NEEDS: Needs = Needs::one(Held::AGE).among(2);
    for (line, found) in passage.lines_with(&NEEDS) {
        let mentions = found.mentions.clone();
        for at in mentions.start..mentions.end.saturating_sub(1) {
            pairs.extend(pair(passage, line, at));
        }
    }
    for at in 0..pairs.len() {
        out.extend(judge(passage, &pairs, at));
    }
}

/// The year of birth and the age at mentions `at` and the next.
fn pair(passage: &Passage<'_>, line: usize, at: usize) -> Option<Pair> {
    let (first, second) = (passage.mention(at)?, passage.mention(at + 1)?);
    let ((born, year), (aged, age)) = match (birth(passage, at), age(passage, at + 1)) {
        (Some(year), Some(age)) => ((at, year), (at + 1, age)),
        _ => ((at + 1, birth(passage, at + 1)?), (at, age(passage, at)?)),
    };
    let between = first.tokens.end..second.tokens.start;
    let few = between.clone().all(|i| {
        passage.scan.is_any_mark(i, ",(-–")
            || passage.scan.is_one_of(i, words!["sinh", "sn", "năm", "nay", "hiện", "tức"])
    });
    (few && between.len() <= 4).then_some(Pair { line, born: (born, year), age: (aged, age) })
}

/// The year of birth that mention `at` is: after "sinh", "sinh năm" or "SN".
fn birth(passage: &Passage<'_>, at: usize) -> Option<i32> {
    let mention = passage.mention(at)?;
    let scan = &passage.scan;
    let start = mention.tokens.start;
    let year = match &mention.kind {
        Kind::Year(year) => *year,
        Kind::Date(date) => date.year?,
        Kind::Quantity(q) if q.unit.is_none() && q.hedge.is_none() => {
            i32::try_from(q.number()?.value.to_int()?).ok()?
        }
        _ => return None,
    };
    let born = (start.saturating_sub(2)..=start).any(|i| scan.part(i, Part::Born).is_some());
    (born && (1880..=2100).contains(&year)).then_some(year)
}

/// The age in whole years that mention `at` is.
fn age(passage: &Passage<'_>, at: usize) -> Option<i32> {
    let quantity = passage.quantity(at)?;
    let is_age = quantity.unit.base.kind() == Some(UnitKind::Age) && quantity.hedge.is_none();
    let value = quantity.number().filter(|_| is_age)?.value.to_int()?;
    i32::try_from(value).ok().filter(|age| (1..=115).contains(age))
}

fn judge(passage: &Passage<'_>, pairs: &[Pair], at: usize) -> Option<Claim> {
    let pair = pairs.get(at)?;
    let line = passage.lines.get(pair.line)?;
    let ((born, year), (aged, age)) = (pair.born, pair.age);
    let reference = match passage.published {
        Some(day) => i32::from(day.year()),
        None => witnessed(pairs, at)?,
    };
    let off = reference - year - age;
    let holds = (-1..=1).contains(&off);
    if !holds && is_of_the_past(passage, line, pair, reference) {
        return None;
    }
    let sign = if holds { "≈" } else { "≠" };
    let working = format!("{reference} - {year} = {} {sign} {age}", reference - year);
    let gap = if off.abs() >= 3 { Gap::Gross } else { Gap::Clear };
    let places = [(passage.span(aged), Role::Stated), (passage.span(born), Role::Base)];
    Some(statement(ClaimKind::Age, verdict(holds, gap), working, places, 0.95))
}

/// The year that the other pairs of the document speak of, if all agree.
fn witnessed(pairs: &[Pair], at: usize) -> Option<i32> {
    let sums: Vec<i32> =
        pairs.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, p)| p.born.1 + p.age.1).collect();
    let (low, high) = (*sums.iter().min()?, *sums.iter().max()?);
    (sums.len() >= WITNESSES && high - low <= 1).then_some(high)
}

/// "Ngày đó ông đã 84 tuổi", "năm 2015, khi 20 tuổi": the age at another time than that of writing.
fn is_of_the_past(passage: &Passage<'_>, line: &Line, pair: &Pair, reference: i32) -> bool {
    let year = |at: usize| passage.mention(at).and_then(super::day::year_of);
    // "bị bắt ngày 5/6/2023" of this year is the time of writing.
    let past = |at: usize| year(at).is_some_and(|year| year != reference);
    let others = line.mentions.clone().any(|at| at != pair.born.0 && past(at) && birth(passage, at).is_none());
    others
        || passage.has_word(line.tokens.clone(), words!["đó", "ấy", "khi", "lúc", "qua", "mất", "hồi", "từng", "thọ"])
}

/// "(1930 - 2024), hưởng thọ 95 tuổi".
pub(super) fn at_death(passage: &Passage<'_>, line: &Line, at: usize) -> Option<Claim> {
    let mention = passage.mention(at)?;
    let Kind::Period(Period::Years(born, died)) = mention.kind else { return None };
    let next = at + 1;
    let stated = age(passage, next).filter(|_| line.mentions.contains(&next))?;
    let aged = passage.mention(next)?;
    let scan = &passage.scan;
    let between = mention.tokens.end..aged.tokens.start;
    let lived = passage.has_word(between.clone(), words!["thọ", "dương", "tuổi"]) && between.len() <= 8;
    if !lived || !scan.is_mark(mention.tokens.start.wrapping_sub(1), '(') || !scan.is_mark(mention.tokens.end, ')') {
        return None;
    }
    let years = died - born;
    let holds = (years - 1..=years + 1).contains(&stated);
    let working = format!("{died} - {born} = {years} {} {stated}", if holds { "≈" } else { "≠" });
    let places = [(aged.span, Role::Stated), (mention.span, Role::Base)];
    let gap = if (years - stated).abs() >= 3 { Gap::Gross } else { Gap::Clear };
    Some(statement(ClaimKind::Age, verdict(holds, gap), working, places, 0.9))
}

//! The same fact told twice: a person's age, a definite number of things, an indicator of one period.
//!
//! Invariant: two tellings contradict only where a name or a definite word makes them one fact, and where the second is a
//! slip of the pen away from the first or both are exact.

use std::collections::hash_map::Entry;
use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::lexicon::{Case, Hedge, TokenKind, UnitKind, Words, words};
use crate::mention::{Amount, Base, Kind, Quantity};
use crate::number::{Decimal, Form, Latitude};

use super::fact::{Fact, Facts};
use super::figure::Figures;
use super::kind::ClaimKind;
use super::model::{Claim, Confidence, Gap, Role};
use super::passage::{Line, Passage};
use super::slip::is_slip;
use super::statement::{statement, verdict, with_repairs};

/// Every fact of the document that is told again.
pub(super) fn find(passage: &Passage<'_>, facts: &Facts<'_>, out: &mut Vec<Claim>) {
    people(passage, out);
    indicators(passage, facts, out);
    definite(passage, out);
}

/// How many mentions apart two tellings may stand.
const NEARBY: usize = 400;

/// What is told of a person once and for all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Vital {
    Age,
    BirthYear,
}

/// "ông Nguyễn Văn An (56 tuổi)", "Trần Thị Bình (SN 1990)": one full name, two ages or two years of birth.
fn people(passage: &Passage<'_>, out: &mut Vec<Claim>) {
    let mut known: FxHashMap<(Vital, &str), (usize, i64)> = FxHashMap::default();
    for line in &passage.lines {
        for at in line.mentions.clone() {
            let Some((vital, name, value)) = told_of(passage, line, at) else { continue };
            match known.get(&(vital, name)) {
                // Farther apart are two articles of one file.
                Some(&(first, _)) if at - first > NEARBY => {
                    known.insert((vital, name), (at, value));
                }
                Some(&first) => out.extend(told_twice(passage, first, (at, value), name)),
                None => {
                    known.insert((vital, name), (at, value));
                }
            }
        }
    }
}

/// The age or year of birth at mention `at`, and the full name right before it.
fn told_of<'a>(passage: &Passage<'a>, line: &Line, at: usize) -> Option<(Vital, &'a str, i64)> {
    let scan = &passage.scan;
    let mention = passage.mention(at)?;
    let before = mention.tokens.start.checked_sub(1)?;
    let (vital, value, mark) = match &mention.kind {
        Kind::Quantity(age) if matches!(age.unit.base, Base::Unit(_, UnitKind::Age)) && age.hedge.is_none() => {
            (Vital::Age, age.number()?.value.to_int()?, before)
        }
        Kind::Quantity(year) if year.unit.is_none() && scan.is_one_of(before, words!["sn"]) => {
            (Vital::BirthYear, year.number()?.value.to_int()?, before.checked_sub(1)?)
        }
        Kind::Year(year) if scan.is_one_of(before, words!["sinh", "sn"]) => {
            (Vital::BirthYear, i64::from(*year), before.checked_sub(1)?)
        }
        _ => return None,
    };
    let apart = scan.is_any_mark(mark, "(,");
    // "…, 18 tuổi khi rời quê": the age of another time.
    let end = mention.tokens.end;
    let past = vital == Vital::Age
        && passage.has_word(end..(end + 3).min(line.tokens.end), words!["khi", "lúc", "vào", "hồi"]);
    (apart && !past).then(|| name_before(passage, line, mark))?.map(|name| (vital, name, value))
}

/// The full name that ends right before token `mark`.
fn name_before<'a>(passage: &Passage<'a>, line: &Line, mark: usize) -> Option<&'a str> {
    let is_name = |i: usize| {
        passage.scan.get(i).is_some_and(|t| t.kind == TokenKind::Word && matches!(t.case, Case::Capital | Case::Mixed))
    };
    let start = (line.tokens.start..mark).rev().take_while(|&i| is_name(i)).last()?;
    // A name at the start of a sentence may have a capitalised title before it ("Ông", "Anh").
    let start = start + usize::from(passage.scan.is_one_of(start, &TITLES));
    let words = mark.checked_sub(start)?;
    // Past ages belong to their time ("khi ấy, Trần Văn Bình, 20 tuổi").
    let before = start.saturating_sub(MOST_BEFORE).max(line.tokens.start)..start;
    let past = passage.has_word(before, words!["hồi", "khi", "lúc", "năm", "xưa"]);
    // Two people may share two words of a name.
    ((3..=5).contains(&words) && !past).then(|| passage.scan.text.get(passage.scan.span(start, mark).range()))?
}

/// How far before a name the words that set its age in the past are looked for.
const MOST_BEFORE: usize = 8;

/// Words before a name that a sentence may open with.
const TITLES: Words = Words::of(&[
    "ông", "bà", "anh", "chị", "em", "cháu", "cô", "chú", "bác", "thầy", "cụ", "bé", "theo", "nghi", "bị", "nạn",
]);

fn told_twice(passage: &Passage<'_>, first: (usize, i64), second: (usize, i64), name: &str) -> Option<Claim> {
    let ((before, x), (at, y)) = (first, second);
    let sign = if x == y { "=" } else { "≠" };
    let working = format!("{name}: {y} {sign} {x}");
    let places = [(passage.span(at), Role::Stated), (passage.span(before), Role::Value)];
    let claim = statement(ClaimKind::SameFact, verdict(x == y, Gap::Clear), working, places, 0.8);
    let digits = passage.quantity(at).map(|q| (q.number_span, x.to_string()));
    Some(with_repairs(claim, digits))
}

/// How many words an indicator must have to be taken for the same again.
const LEAST_WORDS: usize = 4;

/// "Tổng thu ngân sách … đạt 4.250 tỷ đồng" told twice for one period.
fn indicators(passage: &Passage<'_>, facts: &Facts<'_>, out: &mut Vec<Claim>) {
    let mut known = FxHashMap::default();
    for fact in facts.all() {
        let indicator = facts.indicator(fact);
        if indicator.len() < LEAST_WORDS {
            continue;
        }
        let Some(quantity) = passage.quantity(fact.mention).filter(|q| is_telling(q)) else { continue };
        match known.entry((indicator, fact.period, fact.status, &quantity.unit)) {
            Entry::Vacant(place) => {
                place.insert(fact);
            }
            Entry::Occupied(mut first) if fact.mention - first.get().mention > NEARBY => {
                first.insert(fact);
            }
            Entry::Occupied(first) => {
                let words = indicator.len();
                out.extend(two_values(passage, first.get(), fact, words));
            }
        }
    }
}

/// A number that is not in everybody's mouth: no small one, no length of time.
fn is_telling(quantity: &Quantity) -> bool {
    quantity.number().is_some_and(|n| n.form != Form::Words && n.value >= Decimal::from_int(10))
        && quantity.unit.base.kind() != Some(UnitKind::Duration)
}

/// Two figures of one indicator of so many `words`.
fn two_values(passage: &Passage<'_>, first: &Fact, second: &Fact, words: usize) -> Option<Claim> {
    let (a, b) = (passage.quantity(first.mention)?, passage.quantity(second.mention)?);
    let equal = a.number()?.value == b.number()?.value;
    // Round figures touch far apart: "1 tỷ" and "2 tỷ" are two values.
    let near = || {
        let (x, y) = (a.number()?.value, b.number()?.value);
        let times = |n: Decimal, by: i64| n.checked_mul(Decimal::from_int(by));
        Some(times(x, 10)? >= times(y, 9)? && times(x, 9)? <= times(y, 10)?)
    };
    let meets = equal || near() == Some(true) && a.interval(Latitude::Rounded)?.meets(&b.interval(Latitude::Rounded)?);
    // The same words without a period are said of one model, school or province after the other.
    let one_fact = first.period.is_some() && words > LEAST_WORDS + 1;
    let slip = one_fact && (is_slip(b.number()?, a.number()?) || is_slip(a.number()?, b.number()?));
    let bounded = |q: &Quantity| matches!(q.hedge, Some(Hedge::AtLeast | Hedge::AtMost));
    // Two figures of one indicator in one sentence are two things compared.
    if bounded(a) || bounded(b) || first.line == second.line && !equal || !(meets || slip) {
        return None;
    }
    let figures = Figures::shared(passage, &[a, b]);
    let sign = match (meets, equal) {
        (true, true) => "=",
        (true, false) => "≈",
        (false, _) => "≠",
    };
    let working = format!("{} {sign} {}", figures.quantity(b), figures.quantity(a));
    let places = [(passage.span(second.mention), Role::Stated), (passage.span(first.mention), Role::Value)];
    // Without a period they are only likely one fact.
    let sure = if one_fact { 0.8 } else { Confidence::LIKELY.value() };
    let claim = statement(ClaimKind::SameFact, verdict(meets, Gap::Gross), working, places, sure);
    let text = passage.scan.text.get(a.number_span.range()).unwrap_or_default();
    Some(with_repairs(claim, [(b.number_span, text.to_owned())]))
}

/// How many words behind the counted noun make a definite number of things the same things.
const TAIL: usize = 2;

/// "có 234 mã số vùng trồng … cả 243 mã số vùng trồng": all of them, one slip away from how many there are.
fn definite(passage: &Passage<'_>, out: &mut Vec<Claim>) {
    for line in &passage.lines {
        for at in passage.quantities(line) {
            if is_definite(passage, at) {
                out.extend(
                    antecedent(passage, at).and_then(|(first, holds)| definite_claim(passage, first, at, holds)),
                );
            }
        }
    }
}

/// "cả 243 …", "tất cả 243 …", "toàn bộ 243 …", "243 … này".
fn is_definite(passage: &Passage<'_>, at: usize) -> bool {
    let Some(mention) = passage.mention(at) else { return false };
    let before = mention.tokens.start.wrapping_sub(1);
    let counted = mention.quantity().is_some_and(is_exact_count);
    let all = passage.scan.is_one_of(before, words!["cả"])
        || passage.scan.is_one_of(before, words!["bộ"])
            && passage.scan.is_one_of(before.wrapping_sub(1), words!["toàn"]);
    counted && all
}

/// An exact number of things, of three digits at least.
fn is_exact_count(quantity: &Quantity) -> bool {
    let large = quantity.number().is_some_and(|n| n.form == Form::Digits && n.value >= Decimal::from_int(100));
    large
        && matches!(quantity.amount, Amount::One(_))
        && matches!(quantity.unit.base, Base::Noun(_))
        && quantity.hedge.is_none()
        && quantity.trend.is_none()
}

/// How many mentions back the first telling is looked for.
const REACH: usize = 60;

/// The last number of the same things before mention `at`, and whether it is the same number.
fn antecedent(passage: &Passage<'_>, at: usize) -> Option<(usize, bool)> {
    let tail = tail(passage, at)?;
    let own = passage.quantity(at)?;
    let number = own.number()?;
    let mut slipped = None;
    for before in (at.saturating_sub(REACH)..at).rev() {
        let Some(other) = passage.quantity(before).filter(|q| is_exact_count(q) && q.unit == own.unit) else {
            continue;
        };
        if !self::tail(passage, before).is_some_and(|t| same_words(passage, &t, &tail)) {
            continue;
        }
        let value = other.number()?;
        if value.value == number.value {
            return Some((before, true));
        }
        slipped = slipped.or_else(|| is_slip(number, value).then_some(before));
    }
    slipped.map(|before| (before, false))
}

/// The words right behind a mention.
fn tail(passage: &Passage<'_>, at: usize) -> Option<Range<usize>> {
    let end = passage.mention(at)?.tokens.end;
    let words = (end..end + TAIL).all(|i| passage.scan.is_word(i) && passage.mention_over(i).is_none());
    words.then_some(end..end + TAIL)
}

fn same_words(passage: &Passage<'_>, a: &Range<usize>, b: &Range<usize>) -> bool {
    a.clone().zip(b.clone()).all(|(x, y)| passage.scan.str(x) == passage.scan.str(y))
}

fn definite_claim(passage: &Passage<'_>, first: usize, second: usize, holds: bool) -> Option<Claim> {
    let (a, b) = (passage.quantity(first)?, passage.quantity(second)?);
    let figures = Figures::shared(passage, &[a, b]);
    let sign = if holds { "=" } else { "≠" };
    let working = format!("{} {sign} {}", figures.quantity(b), figures.quantity(a));
    let places = [(passage.span(second), Role::Stated), (passage.span(first), Role::Value)];
    let claim = statement(ClaimKind::SameFact, verdict(holds, Gap::Gross), working, places, 0.85);
    let text = passage.scan.text.get(a.number_span.range()).unwrap_or_default();
    Some(with_repairs(claim, [(b.number_span, text.to_owned())]))
}

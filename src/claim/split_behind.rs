//! A count that its parts follow at once: "4 vòng đấu: 1 vòng loại ... và 3 vòng chung kết", "40 học sinh (25 nam, 15 nữ)".
//!
//! Invariant: only its own words stand between the count and the colon or bracket, and every item of the list opens with a
//! count of the same things.

use std::ops::Range;

use crate::lexicon::{Cue, WordSet, words};
use crate::mention::{Amount, Base, Quantity};

use super::binding::Binding;
use super::figure::{Figures, total};
use super::judge::{Equation, Term};
use super::kind::ClaimKind;
use super::list::items;
use super::member::is_person;
use super::model::{Claim, Role, Verdict};
use super::needs::{Held, Needs};
use super::pair::same_kind;
use super::parts::sum_sides;
use super::passage::{Line, Passage};

/// Most words between a count and what opens its list.
const REACH: usize = 8;

/// Longest item of a list.
const LONGEST: usize = 16;

/// Every count that a colon or a bracket splits.
pub(super) fn find(passage: &Passage<'_>, out: &mut Vec<Claim>) {
    const COUNTS: Needs = Needs::one(Held::COUNT).among(3);
    const BRACKET: WordSet = WordSet::of(&["("]);
    for (_, line, whole) in passage.starts(&COUNTS) {
        // Where the sentence has no bracket only a colon can open.
        let opener = opener(passage, line, whole, line.may_hold(&BRACKET));
        out.extend(opener.and_then(|open| split(passage, line, whole, open)));
    }
}

/// Where the colon or the bracket right before the next figure stands.
fn opener(passage: &Passage<'_>, line: &Line, whole: usize, bracketed: bool) -> Option<usize> {
    let first = passage.mention(whole + 1).filter(|_| line.mentions.contains(&(whole + 1)))?;
    let open = first.tokens.start.checked_sub(1)?;
    let marked = passage.scan.is_mark(open, ':') || bracketed && passage.scan.is_mark(open, '(');
    let between = passage.mention(whole)?.tokens.end..open;
    let plain = marked && between.len() <= REACH && between.clone().all(|i| passage.scan.is_word(i));
    let told = |cue| matches!(cue, Cue::InWhich | Cue::Comprise | Cue::Open);
    (plain && passage.cue_in(between, told).is_none()).then_some(open)
}

fn split(passage: &Passage<'_>, line: &Line, whole: usize, open: usize) -> Option<Claim> {
    let scan = &passage.scan;
    let all = passage.quantity(whole).filter(|q| is_count(q))?;
    // "727 tàu khai thác và 44 tàu dịch vụ (…)": the list may be that of both.
    let several = scan.is_one_of(passage.mention(whole)?.tokens.start.wrapping_sub(1), words!["và", "mỗi", "từng"]);
    let end = if scan.is_mark(open, '(') {
        passage.closing(open, line.tokens.end)? - 1
    } else {
        sentence_end(passage, line, open)
    };
    let list = items(passage, open + 1..end);
    if several || list.open || !(2..=8).contains(&list.items.len()) {
        return None;
    }
    let parts: Vec<usize> = list.items.iter().map(|item| part(passage, all, item)).collect::<Option<_>>()?;
    let last = list.items.last()?.start.wrapping_sub(1);
    let closed = scan.is_one_of(last, words!["và"]) || is_sexes(passage, &parts);
    let binding = if closed { Binding::Stated(0.85) } else { Binding::Likely(0.7) };
    sum_of(passage, whole, &parts, binding)
}

/// That the figures `parts` add up to the figure `whole`.
pub(super) fn sum_of(passage: &Passage<'_>, whole: usize, parts: &[usize], binding: Binding) -> Option<Claim> {
    let all = passage.quantity(whole)?;
    let mut terms = vec![Term::new(passage, all, passage.span(whole), Role::Whole)];
    for &at in parts {
        terms.push(Term::new(passage, passage.quantity(at)?, passage.span(at), Role::Part));
    }
    let shown: Vec<&Quantity> = terms.iter().map(|term| &term.quantity).collect();
    let figures = Figures::shared(passage, &shown);
    let numbers: Vec<_> = terms.iter().skip(1).filter_map(|term| term.quantity.number()).collect();
    let sum = total(numbers.iter().copied())?;
    let left = numbers.iter().map(|n| figures.number(n)).collect::<Vec<_>>().join(" + ");
    let equation = Equation { kind: ClaimKind::Sum, terms, sides: &sum_sides, binding };
    equation.claim(|verdict| {
        let (stated, sum) = (figures.quantity(all), figures.decimal(sum));
        match verdict {
            Verdict::Contradicts(_) => format!("{left} = {sum} ≠ {stated}"),
            _ => format!("{left} = {stated}"),
        }
    })
}

/// The end of the sentence that the colon at `open` stands in.
fn sentence_end(passage: &Passage<'_>, line: &Line, open: usize) -> usize {
    let stop = |&i: &usize| passage.scan.is_mark(i, '.') && !passage.scan.is_glued(i + 1);
    (open..line.tokens.end).find(stop).unwrap_or(line.tokens.end)
}

/// One whole number of things.
fn is_count(quantity: &Quantity) -> bool {
    matches!(quantity.unit.base, Base::Noun(_))
        && matches!(quantity.amount, Amount::One(n) if n.is_exact_count())
        && quantity.unit.per.is_empty()
        && quantity.trend.is_none()
        && quantity.hedge.is_none()
}

/// The count that `item` opens with, the only one in it of what `whole` counts.
fn part(passage: &Passage<'_>, whole: &Quantity, item: &Range<usize>) -> Option<usize> {
    let at = passage.mention_at(item.start)?;
    let like = |q: &Quantity| {
        is_count(q) && (same_kind(passage, &q.unit, &whole.unit) || is_person(passage, q) && is_person(passage, whole))
    };
    passage.quantity(at).filter(|q| like(q))?;
    let others = passage.mentions_in(item.start + 1..item.end);
    let pairs = passage.has_word(item.clone(), words!["vợ", "cặp", "đôi", "mỗi"]);
    let alone = others.into_iter().all(|m| passage.quantity(m).is_none_or(|q| !like(q)));
    (alone && !pairs && item.len() <= LONGEST).then_some(at)
}

/// "25 nam, 15 nữ".
fn is_sexes(passage: &Passage<'_>, parts: &[usize]) -> bool {
    let [first, second] = parts else { return false };
    let named =
        |at: usize, name| passage.mention(at).is_some_and(|m| passage.has_word(m.tokens.start..m.tokens.end + 2, name));
    let (men, women) = (words!["nam", "trai"], words!["nữ", "gái"]);
    named(*first, men) && named(*second, women) || named(*first, women) && named(*second, men)
}

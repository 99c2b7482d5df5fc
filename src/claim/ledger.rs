//! Accounts of a stock: "Đầu năm xã có 182 hộ nghèo; trong năm 46 hộ thoát nghèo, phát sinh 5 hộ, cuối năm còn 141 hộ".
//!
//! Invariant: start, movements and end all stand in one sentence, and each movement has a word that says whether it came
//! or went.

use crate::lexicon::{Words, words};
use crate::mention::{Amount, Quantity};
use crate::number::{Interval, Latitude, Rational, Written};

use super::binding::Binding;
use super::fact::is_period;
use super::figure::Figures;
use super::judge::{Equation, Sides};
use super::kind::ClaimKind;
use super::model::{Claim, Role, Verdict};
use super::needs::{Held, Needs};
use super::pair::same_kind;
use super::passage::{Line, Passage};
use super::percent::term;

/// Every stock with its movements.
pub(super) fn find(passage: &Passage<'_>, out: &mut Vec<Claim>) {
    const NEEDS: Needs = Needs::one(Held::QUANTITY).among(3).words(&[STARTS.set(), ENDS.set()]);
    out.extend(passage.lines_with(&NEEDS).filter_map(|(_, line)| ledger(passage, line)));
}

/// Words of what comes to a stock.
const COMES: Words = Words::of(&["thêm", "mới", "sung", "nạp", "nhận", "sinh", "vào", "nhập", "đến", "tái"]);

/// Words of what leaves it.
const GOES: Words =
    Words::of(&["rút", "thoát", "bỏ", "bớt", "khỏi", "giải", "thể", "xóa", "đi", "xuất", "ra", "thanh"]);

/// Words of the two ends.
const STARTS: Words = Words::of(&["đầu", "ngoái", "trước"]);
const ENDS: Words = Words::of(&["cuối", "còn"]);

/// Which way a movement goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Flow {
    In,
    Out,
}

fn ledger(passage: &Passage<'_>, line: &Line) -> Option<Claim> {
    let mut ends = passage.quantities(line).filter(|&m| !is_period(passage, m));
    let opening = passage.mention(ends.next()?)?.tokens.start;
    // Most sentences open no account: they cost no more than this.
    if !passage.has_word(line.tokens.start..opening, &STARTS) {
        return None;
    }
    let counts: Vec<usize> = passage.quantities(line).filter(|&m| !is_period(passage, m)).collect();
    let (&start, rest) = counts.split_first()?;
    let (&end, moves) = rest.split_last()?;
    let unit = &passage.quantity(start)?.unit;
    let exact = counts.iter().all(|&m| {
        passage.quantity(m).is_some_and(|q| {
            same_kind(passage, &q.unit, unit)
                && matches!(q.amount, Amount::One(_))
                && q.hedge.is_none()
                && q.number().is_some_and(Written::is_exact_count)
        })
    });
    let closes = clause(passage, line, end, &ENDS, passage.mention(*moves.last()?)?.tokens.end);
    if !exact || unit.is_none() || moves.len() < 2 || !closes {
        return None;
    }
    let flows: Vec<Flow> = moves.iter().map(|&m| flow(passage, line, m)).collect::<Option<_>>()?;
    claim(passage, (start, end), moves, &flows)
}

/// Whether one of `words` stands between token `from` and mention `at`.
fn clause(passage: &Passage<'_>, line: &Line, at: usize, words: &Words, from: usize) -> bool {
    passage.mention(at).is_some_and(|m| passage.has_word(from.max(line.tokens.start)..m.tokens.start, words))
}

/// Which way the movement at `at` goes; `None` where its clause says both or neither.
fn flow(passage: &Passage<'_>, line: &Line, at: usize) -> Option<Flow> {
    let mention = passage.mention(at)?;
    let is_cut = |i: &usize| {
        passage.is_pause(*i) || passage.scan.is_one_of(*i, words!["và"]) || passage.scan.is_any_mark(*i, ":()")
    };
    let start = (line.tokens.start..mention.tokens.start).rev().find(is_cut).map_or(line.tokens.start, |i| i + 1);
    let end = (mention.tokens.end..line.tokens.end).find(is_cut).unwrap_or(line.tokens.end);
    match (passage.has_word(start..end, &COMES), passage.has_word(start..end, &GOES)) {
        (true, false) => Some(Flow::In),
        (false, true) => Some(Flow::Out),
        _ => None,
    }
}

fn claim(passage: &Passage<'_>, (start, end): (usize, usize), moves: &[usize], flows: &[Flow]) -> Option<Claim> {
    let mut terms = vec![term(passage, end, Role::Whole)?, term(passage, start, Role::Base)?];
    for &m in moves {
        terms.push(term(passage, m, Role::Part)?);
    }
    let quantities: Vec<&Quantity> = terms.iter().map(|t| &t.quantity).collect();
    let figures = Figures::shared(passage, &quantities);
    let mut sum = passage.quantity(start)?.number()?.value;
    let mut left = figures.decimal(sum);
    for (&m, flow) in moves.iter().zip(flows) {
        let value = passage.quantity(m)?.number()?.value;
        let (sign, change) = if *flow == Flow::In { ('+', value) } else { ('−', value.negated()) };
        left.push_str(&format!(" {sign} {}", figures.decimal(value)));
        sum = sum.checked_add(change)?;
    }
    let (computed, told) = (figures.decimal(sum), figures.quantity(&terms.first()?.quantity));
    let sides = |q: &[Quantity], latitude: Latitude| ledger_sides(q, latitude, flows);
    let binding = Binding::Stated(0.85);
    let equation = Equation { kind: ClaimKind::Ledger, terms: terms.clone(), sides: &sides, binding };
    equation.claim(|verdict| match verdict {
        Verdict::Contradicts(_) => format!("{left} = {computed} ≠ {told}"),
        _ => format!("{left} = {told}"),
    })
}

fn ledger_sides(quantities: &[Quantity], latitude: Latitude, flows: &[Flow]) -> Option<Sides> {
    let (stated, rest) = quantities.split_first()?;
    let (start, moves) = rest.split_first()?;
    let nought = Interval::point(Rational::zero());
    let computed = moves.iter().zip(flows).try_fold(nought.plus(&start.interval(latitude)?), |sum, (q, flow)| {
        let moved = q.interval(latitude)?;
        Some(if *flow == Flow::In { sum.plus(&moved) } else { sum.minus(&moved) })
    })?;
    Some(Sides { stated: stated.interval(latitude)?, computed })
}

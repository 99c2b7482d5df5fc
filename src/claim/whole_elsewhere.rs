//! Shares and completions whose whole stands in another clause or sentence: "Toàn tỉnh có 1.234 doanh nghiệp. Trong đó
//! doanh nghiệp nhỏ là 987, chiếm 80%".
//!
//! Invariant: a whole that was found by searching only confirms, unless the shares beside agree on it, and a slip of the
//! pen explains the one that does not.

use rustc_hash::FxHashSet;

use crate::lexicon::{Entry, words};
use crate::mention::{Base as Unit, Quantity};
use crate::number::{Decimal, Latitude, Rational, percent};

use super::binding::Binding;
use super::judge::Term;
use super::kind::ClaimKind;
use super::member::is_person;
use super::model::{Claim, Role, Verdict};
use super::needs::{Held, Needs};
use super::pair::same_kind;
use super::passage::{Line, Passage};
use super::percent::{is_percentage, ratio_claim, term};
use super::tie::Tie;

/// Adds the shares that no sentence ties to a whole; `out` has those that one does.
pub(super) fn find(passage: &Passage<'_>, out: &mut Vec<Claim>) {
    let told = Told::of(passage, out);
    let mut held: Vec<Share> = told.shares.clone();
    let mut orphans = Vec::new();
    const SHARES: Needs = Needs::one(Held::PERCENT);
    for (_, line, at) in passage.starts(&SHARES) {
        if !passage.quantity(at).is_some_and(|q| is_percentage(q) && q.trend.is_none()) || told.has(passage, at) {
            continue;
        }
        let Some(asked) = Asked::of(passage, line, at) else { continue };
        match asked.search() {
            Some((whole, claim)) => {
                held.push(Share { at, block: line.block, whole });
                out.push(claim);
            }
            None => orphans.push(asked),
        }
    }
    held.sort_by_key(|share| share.at);
    let mut found = Vec::new();
    orphans.retain(|asked| match asked.with(&held) {
        Some((whole, claim)) => {
            found.push(Share { at: asked.tie.at, block: asked.line.block, whole });
            out.push(claim);
            false
        }
        None => true,
    });
    held.append(&mut found);
    held.sort_by_key(|share| share.at);
    out.extend(orphans.iter().filter_map(|asked| asked.against(&held)));
}

/// A share that holds, and its whole.
#[derive(Clone, Debug)]
struct Share {
    at: usize,
    block: u32,
    whole: usize,
}

/// The percentages that have a claim already.
struct Told {
    starts: FxHashSet<u32>,
    shares: Vec<Share>,
}

impl Told {
    fn of(passage: &Passage<'_>, claims: &[Claim]) -> Self {
        let mut told = Self { starts: FxHashSet::default(), shares: Vec::new() };
        let mention = |start| passage.mentions.binary_search_by_key(&start, |m| m.span.start).ok();
        for claim in claims {
            if !matches!(claim.kind, ClaimKind::Share | ClaimKind::PlanCompletion | ClaimKind::Growth) {
                continue;
            }
            let Some(stated) = claim.operands.first() else { continue };
            told.starts.insert(stated.span.start);
            let (Some(at), Some(whole)) =
                (mention(stated.span.start), claim.places(Role::Whole).next().and_then(|s| mention(s.start)))
            else {
                continue;
            };
            if claim.kind == ClaimKind::Share && claim.verdict.holds() {
                let line = passage.lines.partition_point(|l| l.mentions.end <= at);
                let block = passage.lines.get(line).map_or(0, |l| l.block);
                told.shares.push(Share { at, block, whole });
            }
        }
        told
    }

    fn has(&self, passage: &Passage<'_>, at: usize) -> bool {
        self.starts.contains(&passage.span(at).start)
    }
}

/// How many mentions before a share its whole is looked for.
const REACH: usize = 160;

/// How many figures are tried for a percentage with decimals, and for one without: a whole percentage fits one figure in
/// fifty by chance.
const MOST_TRIED: [usize; 2] = [12, 3];

/// A percentage that is tied to its part.
struct Asked<'p, 'a> {
    passage: &'p Passage<'a>,
    line: &'p Line,
    tie: Tie<'p, 'a>,
    part: usize,
    kind: ClaimKind,
    /// Whether it is told with decimals.
    fine: bool,
}

impl<'p, 'a> Asked<'p, 'a> {
    fn of(passage: &'p Passage<'a>, line: &'p Line, at: usize) -> Option<Self> {
        let tie = Tie { passage, line, at };
        let part = tie.part()?;
        let level = passage.quantity(part)?;
        let plain = level.trend.is_none() && !level.is_percent() && level.number().is_some() && !level.unit.is_none();
        let kind = if tie.plan_word().is_some() { ClaimKind::PlanCompletion } else { ClaimKind::Share };
        let fine = passage.quantity(at)?.number()?.last_place < 0;
        plain.then_some(Self { passage, line, tie, part, kind, fine })
    }

    fn level(&self) -> Option<&'p Quantity> {
        self.passage.quantity(self.part)
    }

    fn role(&self) -> Role {
        if self.kind == ClaimKind::Share { Role::Whole } else { Role::Plan }
    }

    /// Whether the figure at `m` may be what the part is a part of.
    fn may_be_whole(&self, m: usize) -> bool {
        let (Some(level), Some(whole)) = (self.level(), self.passage.quantity(m)) else { return false };
        let (Some(part), Some(all)) = (level.number(), whole.number()) else { return false };
        let alike = same_kind(self.passage, &level.unit, &whole.unit)
            || is_person(self.passage, level) && is_person(self.passage, whole);
        let larger = self.kind == ClaimKind::PlanCompletion && all.value != part.value || all.value > part.value;
        alike && larger && whole.trend.is_none() && !whole.is_percent()
    }

    /// The nearest figure of which the part is that percentage.
    fn search(&self) -> Option<(usize, Claim)> {
        let lines = &self.passage.lines;
        let first = lines.get(lines.partition_point(|l| l.block + 1 < self.line.block))?;
        let from = if self.fine { 0 } else { first.mentions.start };
        let from = self.part.saturating_sub(REACH).max(from);
        let after = (self.tie.at + 1..self.line.mentions.end).filter(|&m| self.may_be_whole(m)).take(1);
        let before = (from..self.part).rev().filter(|&m| self.may_be_whole(m));
        let [fine, coarse] = MOST_TRIED;
        before.take(if self.fine { fine } else { coarse }).chain(after).find_map(|whole| {
            self.fits(whole).then_some(())?;
            self.claim(whole, Binding::Likely(0.5)).map(|claim| (whole, claim))
        })
    }

    /// Whether the percentage follows from `whole`, as closely as its own last place says.
    fn fits(&self, whole: usize) -> bool {
        let number = |m| self.passage.quantity(m).and_then(|q| q.number());
        let (Some(part), Some(all), Some(stated)) = (number(self.part), number(whole), number(self.tie.at)) else {
            return false;
        };
        if all.value.is_zero() {
            return false;
        }
        let told = stated.value.to_rational();
        let place = Decimal::new(1, stated.last_place).to_rational();
        // "hơn 1 triệu" admits so much that it would fit anything.
        let near = (part.value.to_rational() * percent(&Rational::one()) / all.value.to_rational() - &told).abs();
        // Figures of few digits leave more room: 3,09 of 9,24 may be 33,3% or 33,6%.
        let fine = near.clone() * Rational::from_integer(200.into()) <= told && self.meets(whole);
        // A whole percentage that was cut off says too little to be sure of a figure found by searching.
        let place = if self.fine { place } else { place * Rational::new(3.into(), 5.into()) };
        near <= place || fine
    }

    /// Whether what the three figures are rounded from may agree; none of them is loosened by a word.
    fn meets(&self, whole: usize) -> bool {
        let exact = |m| self.passage.quantity(m).filter(|q| q.hedge.is_none());
        let interval = |m| exact(m).and_then(|q| q.interval(Latitude::Rounded));
        let (Some(part), Some(all), Some(stated)) = (interval(self.part), interval(whole), interval(self.tie.at))
        else {
            return false;
        };
        part.over(&all).is_some_and(|ratio| ratio.scaled(&percent(&Rational::one())).meets(&stated))
    }

    fn claim(&self, whole: usize, binding: Binding) -> Option<Claim> {
        let terms: Vec<Term> = vec![
            term(self.passage, self.tie.at, Role::Stated)?,
            term(self.passage, self.part, Role::Part)?,
            term(self.passage, whole, self.role())?,
        ];
        ratio_claim(self.passage, self.kind, terms, binding)
    }

    /// The shares close by that hold.
    fn beside<'h>(&self, held: &'h [Share]) -> impl Iterator<Item = &'h Share> + Clone {
        let from = held.partition_point(|s| s.at + REACH < self.tie.at);
        let to = held.partition_point(|s| s.at < self.tie.at + REACH);
        let block = self.line.block;
        held.get(from..to).unwrap_or_default().iter().filter(move |s| s.block.abs_diff(block) <= 1)
    }

    /// The share as one of the whole of a share beside it.
    fn with(&self, held: &[Share]) -> Option<(usize, Claim)> {
        let whole = self.beside(held).map(|s| s.whole).find(|&whole| self.may_be_whole(whole) && self.fits(whole))?;
        self.claim(whole, Binding::Likely(0.5)).map(|claim| (whole, claim))
    }

    /// Whether the words behind the percentage name no other whole: "chiếm 46,7% số doanh nghiệp", not "46,7% dân số".
    fn names_no_other(&self) -> bool {
        let scan = &self.passage.scan;
        let mut at = self.tie.end();
        if at >= self.line.tokens.end || scan.is_any_mark(at, ".,;)") {
            return true;
        }
        let counted = self.level().map(|q| q.unit.base);
        while scan.is_one_of(at, words!["tổng", "số", "trong", "của"]) {
            at += 1;
        }
        let noun = scan.phrase(at, |e| if let Entry::Noun(id) = e { Some(Unit::Noun(id)) } else { None });
        noun.is_some_and(|(_, base)| Some(base) == counted)
    }

    /// The share that the shares `held` beside it contradict.
    fn against(&self, held: &[Share]) -> Option<Claim> {
        let own = self.names_no_other();
        (self.kind == ClaimKind::Share && own).then_some(())?;
        let near = self.beside(held).filter(|s| self.may_be_whole(s.whole));
        let whole =
            near.clone().filter(|s| s.block == self.line.block).min_by_key(|s| s.at.abs_diff(self.tie.at))?.whole;
        let value = |m: usize| self.passage.quantity(m).and_then(|q| q.number()).map(|n| n.value);
        // All shares beside have one whole, and there are at least two of them.
        let agreed = near.clone().all(|s| value(s.whole) == value(whole));
        (agreed && near.count() >= 2).then_some(())?;
        let claim = self.claim(whole, Binding::Stated(0.75))?;
        let slipped = claim.repairs.iter().any(|repair| repair.slip.is_evidence());
        (matches!(claim.verdict, Verdict::Contradicts(_)) && slipped).then_some(claim)
    }
}

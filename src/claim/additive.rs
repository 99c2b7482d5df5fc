//! Figures of one kind close together of which one is the sum of the others, in whatever words: "vải sớm cho 31.200 tấn,
//! vải chính vụ 65.300 tấn" behind a harvest of 96.500 tấn.
//!
//! Invariant: these only confirm, and only where chance would hardly bring the figures together.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::lexicon::UnitKind;
use crate::mention::{Amount, Base, Quantity};
use crate::number::{Decimal, Form, Nature, Rational, Written};
use crate::text::Span;

use super::binding::Binding;
use super::formula::{self, Formula};
use super::kind::ClaimKind;
use super::member::is_person;
use super::model::{Claim, Role};
use super::pair::same_kind;
use super::passage::{Line, Passage};
use super::percent::term;

/// Adds the sums that no other finder has told.
pub(super) fn find(passage: &Passage<'_>, out: &mut Vec<Claim>) {
    let known = Known::of(out);
    let mut search =
        Search { passage, known, earlier: FxHashMap::default(), told: FxHashSet::default(), found: Vec::new() };
    for lines in passage.lines.chunk_by(|a, b| a.block == b.block).flat_map(|lines| lines.chunks(MOST_SENTENCES)) {
        let groups = groups(passage, lines);
        for figure in groups.iter().flatten().filter(|f| !f.moves) {
            search.earlier.entry(figure.value).or_default().push(figure.at);
        }
        for group in &groups {
            if group.len() >= 3 {
                search.close_by(group);
            }
            if group.len() >= 2 {
                search.far(group);
            }
        }
    }
    let mut found = search.rests(out);
    out.append(&mut found);
}

/// The figures of a paragraph, those of one kind together.
fn groups(passage: &Passage<'_>, lines: &[Line]) -> Vec<Vec<Figure>> {
    let mut groups: Vec<Vec<Figure>> = Vec::new();
    for (sentence, line) in lines.iter().enumerate() {
        for at in passage.quantities(line) {
            let Some(figure) = passage.quantity(at).and_then(|q| Figure::of(q, at, sentence)) else { continue };
            match groups.iter_mut().find(|group| group.first().is_some_and(|f| alike(passage, f.at, at))) {
                Some(group) => group.push(figure),
                None => groups.push(vec![figure]),
            }
        }
    }
    groups
}

/// A longer paragraph is looked at in pieces, so that one without end costs no more than many.
const MOST_SENTENCES: usize = 40;

/// One figure of a paragraph.
#[derive(Clone, Copy, Debug)]
struct Figure {
    at: usize,
    /// The number of its sentence in the paragraph.
    sentence: usize,
    value: Decimal,
    /// The place of its last digit.
    place: i32,
    exact: bool,
    /// Whether it is a price or another figure per something: such are compared, and seldom added.
    rate: bool,
    /// Whether it is the amount of a change.
    moves: bool,
}

impl Figure {
    fn of(quantity: &Quantity, at: usize, sentence: usize) -> Option<Self> {
        let Amount::One(number) = quantity.amount else { return None };
        let level = match quantity.unit.base {
            Base::Noun(_) => true,
            Base::Unit(_, kind) => matches!(kind, UnitKind::Money | UnitKind::Measure),
            Base::None | Base::Count(_) => false,
        };
        let plain = level && quantity.hedge.is_none() && !number.value.is_negative() && !number.value.is_zero();
        let exact = quantity.unit.nature() == Nature::Counted && number.is_exact_count();
        plain.then_some(Self {
            at,
            sentence,
            value: number.value,
            place: number.last_place,
            exact,
            rate: !quantity.unit.per.is_empty(),
            moves: quantity.trend.is_some(),
        })
    }
}

fn alike(passage: &Passage<'_>, a: usize, b: usize) -> bool {
    let (Some(a), Some(b)) = (passage.quantity(a), passage.quantity(b)) else { return false };
    same_kind(passage, &a.unit, &b.unit) || is_person(passage, a) && is_person(passage, b)
}

/// The figures that stand together in one claim already.
struct Known<'c> {
    claims: &'c [Claim],
    /// The claims of three figures and more, by where one of them starts.
    of: FxHashMap<u32, Vec<usize>>,
}

impl<'c> Known<'c> {
    fn of(claims: &'c [Claim]) -> Self {
        let mut of: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
        for (index, claim) in claims.iter().enumerate().filter(|(_, claim)| claim.operands.len() >= 3) {
            for operand in &claim.operands {
                of.entry(operand.span.start).or_default().push(index);
            }
        }
        Self { claims, of }
    }

    fn has(&self, passage: &Passage<'_>, figures: &[Figure]) -> bool {
        let starts: Vec<u32> = figures.iter().map(|f| passage.span(f.at).start).collect();
        let one = starts.first().and_then(|start| self.of.get(start)).map_or(&[][..], Vec::as_slice);
        one.iter()
            .filter_map(|&index| self.claims.get(index))
            .any(|claim| starts.iter().all(|start| claim.operands.iter().any(|o| o.span.start == *start)))
    }
}

/// Most parts of a sum, and most figures that stand between a whole and the last of two parts.
const MOST_PARTS: usize = 8;

/// How many figures of one kind a sum of two may lie apart.
const MOST_APART: usize = 4;

/// Fewest units of its last place that the smallest part of a sum of two has: fewer fit by chance.
const LEAST_UNITS: i64 = 100;

/// Fewest digits of a whole that stands in another paragraph than its parts.
const FAR_DIGITS: usize = 4;

struct Search<'p, 'a, 'c> {
    passage: &'p Passage<'a>,
    known: Known<'c>,
    /// The figures read so far, by value.
    earlier: FxHashMap<Decimal, Vec<usize>>,
    /// The parts of the sums found.
    told: FxHashSet<Vec<usize>>,
    found: Vec<Claim>,
}

impl Search<'_, '_, '_> {
    /// Sums whose whole and parts stand together.
    fn close_by(&mut self, group: &[Figure]) {
        for at in 0..group.len() {
            let found = run_after(group, at).or_else(|| run_before(group, at)).or_else(|| two_near(group, at));
            if let Some(figures) = found {
                self.tell(&figures);
            }
        }
    }

    /// Runs of figures in one sentence, or in two that follow each other, that add up to a figure said before.
    fn far(&mut self, group: &[Figure]) {
        let levels: Vec<Figure> = group.iter().filter(|f| !f.moves && !f.rate).copied().collect();
        for sentence in levels.chunk_by(|a, b| a.sentence == b.sentence) {
            self.far_run(sentence, FAR_DIGITS - 1);
            for from in 0..sentence.len().min(MOST_PARTS) {
                for to in from + 2..(sentence.len() + 1).min(from + MOST_PARTS) {
                    self.far_run(sentence.get(from..to).unwrap_or_default(), FAR_DIGITS);
                }
            }
        }
        for from in 0..levels.len() {
            let Some(first) = levels.get(from) else { continue };
            let opens = from == 0 || levels.get(from - 1).is_some_and(|before| before.sentence < first.sentence);
            let run = levels.get(from..).unwrap_or_default();
            let two: Vec<Figure> = run.iter().take_while(|f| f.sentence <= first.sentence + 1).copied().collect();
            if opens && two.last().is_some_and(|last| last.sentence > first.sentence) {
                self.far_run(&two, FAR_DIGITS);
            }
        }
    }

    fn far_run(&mut self, parts: &[Figure], digits: usize) -> Option<()> {
        let first = parts.first().filter(|_| (2..=MOST_PARTS).contains(&parts.len()))?;
        let sum = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.value))?;
        let wholes = self.earlier.get(&sum)?;
        let next = wholes.partition_point(|&m| m < first.at);
        let at = wholes.get(..next)?.iter().rev().take(3).copied().find(|&m| alike(self.passage, m, first.at))?;
        let whole = Figure::of(self.passage.quantity(at)?, at, usize::MAX)?;
        let place = parts.iter().map(|f| f.place).max()?.max(whole.place);
        let smallest = parts.iter().map(|f| units(f, place)).min()?;
        let fine = parts.iter().chain([&whole]).map(shown_digits).max()? >= digits;
        let least = if parts.len() == 2 { LEAST_UNITS } else { LEAST_UNITS / 10 };
        let mut figures = vec![whole];
        figures.extend(parts);
        (fine && smallest >= least).then(|| self.tell(&figures))
    }

    fn tell(&mut self, figures: &[Figure]) {
        let Some((_, parts)) = figures.split_first() else { return };
        let mut key: Vec<usize> = parts.iter().map(|f| f.at).collect();
        key.sort_unstable();
        if !self.known.has(self.passage, figures) && self.told.insert(key) {
            self.found.extend(claim(self.passage, figures));
        }
    }

    /// What is left of the whole of a share, where the text names it: "đạt 99,1% … Có 311 em trượt".
    fn rests(mut self, claims: &[Claim]) -> Vec<Claim> {
        let mention = |span: Span| self.passage.mentions.binary_search_by_key(&span.start, |m| m.span.start).ok();
        let shares = claims.iter().filter(|c| c.kind == ClaimKind::Share && c.verdict.holds());
        let places: Vec<(usize, usize)> = shares
            .filter_map(|c| Some((mention(c.places(Role::Whole).next()?)?, mention(c.places(Role::Part).next()?)?)))
            .collect();
        for (whole, part) in places {
            self.rest(whole, part);
        }
        self.found
    }

    fn rest(&mut self, whole: usize, part: usize) -> Option<()> {
        let figure = |m: usize| Figure::of(self.passage.quantity(m)?, m, 0);
        let (all, one) = (figure(whole)?, figure(part)?);
        let left = all.value.checked_add(one.value.negated())?;
        let rests = self.earlier.get(&left)?;
        let near = |m: &&usize| m.abs_diff(part) <= FAR_MENTIONS && **m != part && alike(self.passage, **m, whole);
        let rest = figure(*rests.iter().find(near)?)?;
        let figures = [all, one, rest];
        let place = figures.iter().map(|f| f.place).max()?;
        let smallest = units(&one, place).min(units(&rest, place));
        (smallest >= LEAST_UNITS && shown_digits(&all) >= FAR_DIGITS - 1).then(|| self.tell(&figures))
    }
}

/// How many mentions may stand between a share and what it leaves.
const FAR_MENTIONS: usize = 60;

/// How many digits a figure shows, the noughts at its end left out.
fn shown_digits(figure: &Figure) -> usize {
    formula::significant(&Written::new(figure.value, figure.place, Form::Digits))
}

/// The value in units of `place`.
fn units(figure: &Figure, place: i32) -> i64 {
    figure.value.shift(-place).to_int().unwrap_or(if figure.exact { 0 } else { 1 })
}

/// The whole at `at` and the figures right behind it that add up to it.
fn run_after(group: &[Figure], at: usize) -> Option<Vec<Figure>> {
    let whole = group.get(at)?;
    run(whole, group.get(at + 1..)?.iter().filter(|f| !f.moves))
}

/// The whole at `at` and the figures right before it that add up to it.
fn run_before(group: &[Figure], at: usize) -> Option<Vec<Figure>> {
    let whole = group.get(at)?;
    run(whole, group.get(..at)?.iter().rev().filter(|f| !f.moves))
}

fn run<'f>(whole: &Figure, parts: impl Iterator<Item = &'f Figure>) -> Option<Vec<Figure>> {
    let mut figures = vec![*whole];
    let mut sum = Decimal::ZERO;
    for part in parts.take(MOST_PARTS) {
        // Parts stand in one sentence, beside the whole or next to its own.
        let near = figures.last().is_some_and(|f| f.sentence.abs_diff(part.sentence) <= 1);
        sum = sum.checked_add(part.value)?;
        figures.push(*part);
        if !near || sum > whole.value {
            return None;
        }
        if figures.len() >= 3 && sum == whole.value {
            return is_telling(&figures).then_some(figures);
        }
    }
    None
}

/// The whole at `at` and two figures close by that add up to it.
fn two_near(group: &[Figure], at: usize) -> Option<Vec<Figure>> {
    let whole = *group.get(at)?;
    let window = group.get(at.saturating_sub(MOST_APART)..(at + MOST_APART + 1).min(group.len()))?;
    let is_part = |f: &&Figure| f.value < whole.value && f.sentence.abs_diff(whole.sentence) <= 2;
    let parts: Vec<Figure> = window.iter().filter(is_part).copied().collect();
    parts.iter().enumerate().find_map(|(i, first)| {
        let second = parts.get(i + 1..)?.iter().find(|second| {
            let span = first.at.min(whole.at)..second.at.max(whole.at);
            let between = group.iter().filter(|f| span.contains(&f.at)).count();
            between <= MOST_APART && first.value.checked_add(second.value) == Some(whole.value)
        })?;
        let figures = vec![whole, *first, *second];
        is_telling(&figures).then_some(figures)
    })
}

/// Whether chance would hardly make these figures add up: their smallest has many digits, or there are many of them.
fn is_telling(figures: &[Figure]) -> bool {
    let place = figures.iter().map(|f| f.place).max().unwrap_or(0);
    let units = |f: &Figure| units(f, place);
    let Some((whole, parts)) = figures.split_first() else { return false };
    let smallest = parts.iter().map(units).min().unwrap_or(0);
    let one_sentence = parts.iter().all(|f| f.sentence == whole.sentence);
    let digits = figures.iter().map(shown_digits).max().unwrap_or(0);
    let twice = matches!(parts, [a, b] if a.value == b.value);
    if twice || whole.rate && (parts.len() > 2 || !one_sentence) {
        return false;
    }
    match (parts.len(), one_sentence) {
        (2, false) => smallest >= LEAST_UNITS && digits >= 3 && parts.iter().all(|f| shown_digits(f) >= 2),
        (2, true) => smallest >= LEAST_UNITS / 4 && (digits >= 3 || parts.iter().all(|f| shown_digits(f) == 2)),
        (_, true) => units(whole) >= LEAST_UNITS / 2 && digits >= 2,
        (_, false) => units(whole) >= 10 * LEAST_UNITS && digits >= 3,
    }
}

fn claim(passage: &Passage<'_>, figures: &[Figure]) -> Option<Claim> {
    let (whole, parts) = figures.split_first()?;
    let mut terms = vec![term(passage, whole.at, Role::Whole)?];
    for part in parts {
        terms.push(term(passage, part.at, Role::Part)?);
    }
    formula::claim(passage, ClaimKind::Sum, Formula::Sum, &Rational::one(), terms, Binding::Likely(0.5))
}

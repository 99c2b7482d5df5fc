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
        Search { passage, known, earlier: Earlier::default(), told: FxHashSet::default(), found: Vec::new() };
    let (mut groups, mut levels) = (Groups::default(), Vec::new());
    for lines in passage.lines.chunk_by(|a, b| a.block == b.block).flat_map(|lines| lines.chunks(MOST_SENTENCES)) {
        groups.read(passage, lines);
        for (_, figure) in groups.figures.iter().filter(|(_, f)| !f.moves) {
            search.earlier.add(figure);
        }
        for group in groups.iter() {
            if group.len() >= 3 {
                search.close_by(group);
            }
            if group.len() >= 2 {
                levels.clear();
                levels.extend(group.iter().map(|(_, f)| *f).filter(|f| !f.moves && !f.rate));
                search.far(&levels);
            }
        }
    }
    let mut found = search.rests(out);
    out.append(&mut found);
}

/// The figures of a paragraph, those of one kind together, in a buffer that the next paragraph uses again.
#[derive(Default)]
struct Groups {
    /// Each with the number of its group, in order of the groups.
    figures: Vec<(usize, Figure)>,
    /// By group: its first figure.
    firsts: Vec<usize>,
}

impl Groups {
    fn read(&mut self, passage: &Passage<'_>, lines: &[Line]) {
        self.figures.clear();
        self.firsts.clear();
        for (sentence, line) in lines.iter().enumerate() {
            for at in passage.quantities(line) {
                let Some(figure) = passage.quantity(at).and_then(|q| Figure::of(q, at, sentence)) else { continue };
                let group = self.firsts.iter().position(|&first| alike(passage, first, at));
                let group = group.unwrap_or_else(|| {
                    self.firsts.push(at);
                    self.firsts.len() - 1
                });
                self.figures.push((group, figure));
            }
        }
        self.figures.sort_by_key(|(group, _)| *group);
    }

    fn iter(&self) -> impl Iterator<Item = &[(usize, Figure)]> {
        self.figures.chunk_by(|a, b| a.0 == b.0)
    }
}

/// The figures read so far, by value.
#[derive(Default)]
struct Earlier {
    /// The place in `links` of the last figure of a value.
    last: FxHashMap<Decimal, usize>,
    /// A figure, and the place of the one before it of the same value.
    links: Vec<(usize, Option<usize>)>,
}

impl Earlier {
    fn add(&mut self, figure: &Figure) {
        let before = self.last.insert(figure.value, self.links.len());
        self.links.push((figure.at, before));
    }

    /// The figures of this value, the last one first.
    fn of(&self, value: Decimal) -> impl Iterator<Item = usize> + '_ {
        let link = |&place: &usize| self.links.get(place).and_then(|(_, before)| *before);
        std::iter::successors(self.last.get(&value).copied(), link)
            .filter_map(|place| self.links.get(place).map(|(at, _)| *at))
    }
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
    earlier: Earlier,
    /// The parts of the sums found.
    told: FxHashSet<Vec<usize>>,
    found: Vec<Claim>,
}

impl Search<'_, '_, '_> {
    /// Sums whose whole and parts stand together.
    fn close_by(&mut self, group: &[(usize, Figure)]) {
        for at in 0..group.len() {
            let found = run_after(group, at).or_else(|| run_before(group, at)).or_else(|| two_near(group, at));
            if let Some(figures) = found {
                self.tell(&figures);
            }
        }
    }

    /// Runs of levels in one sentence, or in two that follow each other, that add up to a figure said before.
    fn far(&mut self, levels: &[Figure]) {
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
            if !opens {
                continue;
            }
            let run = levels.get(from..).unwrap_or_default();
            let two = run.partition_point(|f| f.sentence <= first.sentence + 1);
            let two = run.get(..two).unwrap_or_default();
            if two.last().is_some_and(|last| last.sentence > first.sentence) {
                self.far_run(two, FAR_DIGITS);
            }
        }
    }

    fn far_run(&mut self, parts: &[Figure], digits: usize) -> Option<()> {
        let first = parts.first().filter(|_| (2..=MOST_PARTS).contains(&parts.len()))?;
        let sum = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.value))?;
        let at = {
            let mut wholes = self.earlier.of(sum).filter(|&m| m < first.at).take(3);
            wholes.find(|&m| alike(self.passage, m, first.at))?
        };
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
        let near = |m: &usize| m.abs_diff(part) <= FAR_MENTIONS && *m != part && alike(self.passage, *m, whole);
        let rest = figure(self.earlier.of(left).filter(near).last()?)?;
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
fn run_after(group: &[(usize, Figure)], at: usize) -> Option<Vec<Figure>> {
    let whole = group.get(at)?.1;
    run(whole, group.get(at + 1..)?.iter().map(|(_, f)| *f).filter(|f| !f.moves))
}

/// The whole at `at` and the figures right before it that add up to it.
fn run_before(group: &[(usize, Figure)], at: usize) -> Option<Vec<Figure>> {
    let whole = group.get(at)?.1;
    run(whole, group.get(..at)?.iter().rev().map(|(_, f)| *f).filter(|f| !f.moves))
}

fn run(whole: Figure, parts: impl Iterator<Item = Figure> + Clone) -> Option<Vec<Figure>> {
    let mut sum = Decimal::ZERO;
    let mut last = whole;
    for (count, part) in (1..).zip(parts.clone().take(MOST_PARTS)) {
        // Parts stand in one sentence, beside the whole or next to its own.
        let near = last.sentence.abs_diff(part.sentence) <= 1;
        sum = sum.checked_add(part.value)?;
        last = part;
        if !near || sum > whole.value {
            return None;
        }
        if count >= 2 && sum == whole.value {
            let figures: Vec<Figure> = std::iter::once(whole).chain(parts.take(count)).collect();
            return is_telling(&figures).then_some(figures);
        }
    }
    None
}

/// The whole at `at` and two figures close by that add up to it.
fn two_near(group: &[(usize, Figure)], at: usize) -> Option<Vec<Figure>> {
    let (_, whole) = *group.get(at)?;
    let window = group.get(at.saturating_sub(MOST_APART)..(at + MOST_APART + 1).min(group.len()))?;
    let is_part = |f: &Figure| f.value < whole.value && f.sentence.abs_diff(whole.sentence) <= 2;
    let parts = window.iter().map(|(_, f)| *f).filter(is_part);
    parts.clone().enumerate().find_map(|(i, first)| {
        let second = parts.clone().skip(i + 1).find(|second| {
            let span = first.at.min(whole.at)..second.at.max(whole.at);
            let between = || group.iter().filter(|(_, f)| span.contains(&f.at)).count();
            first.value.checked_add(second.value) == Some(whole.value) && between() <= MOST_APART
        })?;
        let figures = vec![whole, first, second];
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

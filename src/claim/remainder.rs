//! What is left: "Trong 320 hồ sơ, 268 hồ sơ đã giải quyết, còn lại 52 hồ sơ", "70.134/74.215 trẻ đã tiêm; còn lại 4.081
//! trẻ".
//!
//! Invariant: a whole that is only near is never told to be wrong; it may confirm.

use std::ops::Range;

use crate::lexicon::{Cue, words};
use crate::mention::{Amount, Kind, Quantity, Unit};
use crate::number::{Interval, Latitude, Rational, Written, percent};

use super::binding::Binding;
use super::figure::{Figures, total};
use super::judge::{Equation, Sides, Term};
use super::kind::ClaimKind;
use super::member::is_person;
use super::model::{Claim, Role, Verdict};
use super::pair::same_kind;
use super::passage::{Line, Passage};
use super::percent::term;
use super::share::halves;

/// Every stated rest; `out` already has the shares, whose part and whole a rest may follow.
pub(super) fn find(passage: &Passage<'_>, out: &mut Vec<Claim>) {
    let is_share = |claim: &&Claim| claim.kind == ClaimKind::Share && claim.verdict.holds();
    let shares: Vec<Claim> = out.iter().filter(is_share).cloned().collect();
    for line in passage.lines.iter().filter(|line| line.cues.has_any(&[Cue::Rest])) {
        let mut at = line.tokens.start;
        while let Some((start, end)) = passage.cue_in(at..line.tokens.end, |cue| cue == Cue::Rest) {
            at = end;
            let Some(rest) = rest_at(passage, line, start, end) else { continue };
            let asked = Asked { passage, line, rest };
            let shared = || asked.of_share(&shares).or_else(|| asked.of_rate());
            let claim = asked.of_fraction().or_else(shared).or_else(|| asked.of_whole());
            out.extend(claim);
        }
    }
}

/// "còn lại 52 hồ sơ", "52 hồ sơ còn lại".
fn rest_at(passage: &Passage<'_>, line: &Line, start: usize, end: usize) -> Option<usize> {
    let is_rest = |m: &usize| {
        line.mentions.contains(m)
            && passage.quantity(*m).is_some_and(|q| {
                matches!(q.amount, Amount::One(_))
                    && q.number().is_some()
                    && q.trend.is_none()
                    && !q.is_percent()
                    && !q.unit.is_none()
            })
    };
    let next = passage.mentions.partition_point(|m| m.tokens.start < end);
    let lead = passage.mention(next).map_or(usize::MAX, |m| m.tokens.start);
    let between = end..lead.min(end + 4);
    let behind = lead <= end + 3 && !passage.has_mark(between, ",;:()");
    let before = next.checked_sub(1);
    let close =
        before.and_then(|m| passage.mention(m)).is_some_and(|m| m.tokens.end + 1 >= start && m.tokens.end <= start);
    Some(next).filter(|m| behind && is_rest(m)).or_else(|| before.filter(|m| close && is_rest(m)))
}

struct Asked<'p, 'a> {
    passage: &'p Passage<'a>,
    line: &'p Line,
    rest: usize,
}

impl Asked<'_, '_> {
    fn unit(&self) -> Option<&Unit> {
        self.passage.quantity(self.rest).map(|q| &q.unit)
    }

    fn start(&self) -> usize {
        self.passage.mention(self.rest).map_or(0, |m| m.tokens.start)
    }

    /// "70.134/74.215 trẻ đã tiêm, đạt 94,5%; còn lại 4.081 trẻ".
    fn of_fraction(&self) -> Option<Claim> {
        let unit = self.unit()?;
        let here = (self.line.mentions.start..self.rest).rev().find(|&m| !self.is_rate(m));
        let mention = self.passage.mention(here.or_else(|| self.fraction_before())?)?;
        let Kind::Fraction { part, whole, unit: counted, .. } = &mention.kind else { return None };
        let sample = self.passage.quantity(self.rest)?;
        let (part_span, whole_span) = halves(self.passage.scan.text, mention.span);
        let quantity = |number: Written, number_span| Quantity {
            amount: Amount::One(number),
            unit: unit.clone(),
            hedge: None,
            other: None,
            number_span,
            ..sample.clone()
        };
        // One half of "70.134/74.215" is no number of its own that could be written anew.
        let role = |number, at, role| Term {
            quantity: quantity(number, at),
            number_text: String::new(),
            span: mention.span,
            role,
        };
        let near = mention.tokens.end..self.start();
        let fits = same_kind(self.passage, unit, counted) && (here.is_none() || near.len() <= 24);
        (fits && part.value < whole.value && !self.is_nested(near)).then_some(())?;
        let terms = vec![
            term(self.passage, self.rest, Role::Stated)?,
            role(*whole, whole_span, Role::Whole),
            role(*part, part_span, Role::Part),
        ];
        self.claim(terms, Binding::Stated(0.85))
    }

    /// The only fraction of the sentence before, where this one opens with the rest: "380 doanh nghiệp còn lại …".
    fn fraction_before(&self) -> Option<usize> {
        let place = self.passage.lines.partition_point(|l| l.tokens.start < self.line.tokens.start);
        let before = self.passage.lines.get(place.checked_sub(1)?).filter(|l| l.block == self.line.block)?;
        let is_fraction = |m: &usize| matches!(self.passage.mention(*m).map(|m| &m.kind), Some(Kind::Fraction { .. }));
        let mut fractions = before.mentions.clone().filter(is_fraction);
        let one = fractions.next().filter(|_| self.start() <= self.line.tokens.start + 2)?;
        fractions.next().is_none().then_some(one)
    }

    /// "… 288,5 ha. Đã cho thuê 197,3 ha, lấp đầy 68,4%; còn lại 91,2 ha": the share says what the whole is.
    fn of_share(&self, shares: &[Claim]) -> Option<Claim> {
        let unit = self.unit()?;
        let sentence = self.passage.scan.span(self.line.tokens.start, self.line.tokens.end);
        let rest = self.passage.span(self.rest);
        // The shares are in the order of their percentages: the last one before the rest is the one meant.
        let next = shares.partition_point(|claim| claim.operands.first().is_some_and(|o| o.span.start < rest.start));
        let share = shares.get(next.checked_sub(1)?).filter(|claim| {
            claim.operands.iter().all(|o| o.span.end <= rest.start)
                && claim.places(Role::Part).any(|span| span.start >= sentence.start)
        })?;
        let place = |role| {
            let mut spans = share.places(role);
            let span = spans.next().filter(|_| spans.next().is_none())?;
            let at = self.passage.mentions.binary_search_by_key(&span.start, |m| m.span.start).ok()?;
            same_kind(self.passage, &self.passage.quantity(at)?.unit, unit).then_some(at)
        };
        let (part, whole) = (place(Role::Part)?, place(Role::Whole)?);
        // Another part of the same whole may stand in between.
        let near = self.passage.mention(part)?.tokens.end..self.start();
        (near.len() <= 24 && self.is_only_part(whole, part) && !self.is_nested(near)).then_some(())?;
        let terms = self.terms(whole, part)?;
        self.claim(terms, Binding::Stated(0.8))
    }

    /// The rest, the whole and the one part taken from it.
    fn terms(&self, whole: usize, part: usize) -> Option<Vec<Term>> {
        let named = [(self.rest, Role::Stated), (whole, Role::Whole), (part, Role::Part)];
        named.into_iter().map(|(at, role)| term(self.passage, at, role)).collect()
    }

    /// The same where the whole is not named again: the one figure close by of which the part is that percentage.
    fn of_rate(&self) -> Option<Claim> {
        let unit = self.unit()?;
        let rate = (self.line.mentions.start..self.rest).next_back()?;
        let part = rate.checked_sub(1).filter(|m| self.line.mentions.contains(m))?;
        let share = self.passage.quantity(rate).filter(|q| q.is_percent() && q.trend.is_none())?;
        let like = |m: usize| {
            self.passage.quantity(m).filter(|q| same_kind(self.passage, &q.unit, unit) && q.number().is_some())
        };
        let level = like(part)?.interval(Latitude::Rounded)?;
        let near = self.passage.mention(part)?.tokens.end..self.start();
        (near.len() <= 16 && !self.is_nested(near)).then_some(())?;
        let place = self.passage.lines.partition_point(|l| l.tokens.start < self.line.tokens.start);
        let first =
            self.passage.lines.get(place.saturating_sub(2)..=place)?.iter().find(|l| l.block == self.line.block)?;
        let stated = share.interval(Latitude::Truncated)?;
        let is_whole = |m: &usize| {
            let whole = like(*m).and_then(|q| q.interval(Latitude::Rounded));
            let ratio = whole.and_then(|whole| level.over(&whole));
            ratio.is_some_and(|ratio| ratio.scaled(&percent(&Rational::one())).meets(&stated))
        };
        let mut wholes = (first.mentions.start..part).filter(is_whole);
        let whole = wholes.next()?;
        (wholes.next().is_none() && self.is_only_part(whole, part)).then_some(())?;
        let terms = self.terms(whole, part)?;
        self.claim(terms, Binding::Stated(0.75))
    }

    /// "Trong 320 hồ sơ, 268 hồ sơ đã giải quyết, còn lại 52 hồ sơ".
    fn of_whole(&self) -> Option<Claim> {
        let like: Vec<usize> = (self.line.mentions.start..self.rest).filter(|&m| self.is_like(m)).collect();
        let mut readings = (0..like.len()).filter_map(|from| self.of_first(like.get(from..)?, from == 0));
        let first = readings.next()?;
        // It is accused only where no other reading fits.
        if first.verdict.holds() { Some(first) } else { readings.find(|claim| claim.verdict.holds()).or(Some(first)) }
    }

    /// Whether the quantity is of the kind of the rest: its unit, or people counted under another name.
    fn is_like(&self, m: usize) -> bool {
        let (Some(quantity), Some(rest)) = (self.passage.quantity(m), self.passage.quantity(self.rest)) else {
            return false;
        };
        let people = || is_person(self.passage, quantity) && is_person(self.passage, rest);
        let same = same_kind(self.passage, &quantity.unit, &rest.unit) || people();
        same && quantity.number().is_some() && quantity.trend.is_none()
    }

    /// The rest of the first of `like` less the others.
    fn of_first(&self, like: &[usize], is_leading: bool) -> Option<Claim> {
        let (&whole, parts) = like.split_first()?;
        // "Trong đó, 268 hồ sơ …, còn lại 52 hồ sơ": the whole stands before the sentence.
        let open = if is_leading { self.line.tokens.start } else { self.passage.mention(whole)?.tokens.end };
        if parts.is_empty() || parts.len() > 4 || self.is_nested(open..self.start()) {
            return None;
        }
        let opening = self.passage.mention(whole)?.tokens.start;
        // "24 đội, gồm 12 đội nam và 8 đội nữ, 4 đội còn lại …": a part of a list is no whole of what follows it.
        if !is_leading && self.is_nested(self.line.tokens.start..opening) {
            return None;
        }
        let led = is_leading
            && opening - self.line.tokens.start <= 4
            && self.passage.has_word(self.line.tokens.start..opening, words!["trong", "trên"]);
        let unit = self.unit()?;
        let one_noun =
            || like.iter().all(|&m| self.passage.quantity(m).is_some_and(|q| same_kind(self.passage, &q.unit, unit)));
        let stated = led && one_noun() && self.is_exact(like);
        let binding = if stated { Binding::Stated(0.75) } else { Binding::Likely(0.6) };
        let claim = self.less(whole, parts.iter().copied(), binding)?;
        if claim.verdict.holds() {
            return Some(claim);
        }
        // "30 xã đạt chuẩn, 10 xã đạt nâng cao, còn lại 15 xã": a part may lie within another, and is not taken away.
        let some = 1_usize..(1 << parts.len()) - 1;
        let mut others = some.filter_map(|chosen| {
            let taken = parts.iter().enumerate().filter(|(at, _)| chosen >> at & 1 == 1).map(|(_, &part)| part);
            self.less(whole, taken, Binding::Likely(0.6))
        });
        others.next().or(Some(claim))
    }

    /// The rest of `whole` less `parts`.
    fn less(&self, whole: usize, parts: impl Iterator<Item = usize>, binding: Binding) -> Option<Claim> {
        let named = [(self.rest, Role::Stated), (whole, Role::Whole)].into_iter();
        let terms = named.chain(parts.map(|part| (part, Role::Part)));
        self.claim(terms.map(|(at, role)| term(self.passage, at, role)).collect::<Option<_>>()?, binding)
    }

    /// Whether `part` alone stands between the whole and the rest: others would have to be taken away too.
    fn is_only_part(&self, whole: usize, part: usize) -> bool {
        let Some(unit) = self.unit() else { return false };
        (whole + 1..self.rest)
            .all(|m| m == part || self.passage.quantity(m).is_none_or(|q| !same_kind(self.passage, &q.unit, unit)))
    }

    /// Whether all of `mentions` and the rest are whole counts without hedge, outside brackets.
    fn is_exact(&self, mentions: &[usize]) -> bool {
        mentions.iter().chain([&self.rest]).all(|&m| {
            self.passage
                .quantity(m)
                .is_some_and(|q| q.hedge.is_none() && q.number().is_some_and(Written::is_exact_count))
                && self.passage.mention(m).is_some_and(|x| !self.passage.is_bracketed(x.tokens.end..self.start()))
        })
    }

    fn is_rate(&self, m: usize) -> bool {
        self.passage.quantity(m).is_some_and(Quantity::is_percent) || super::fact::is_period(self.passage, m)
    }

    /// Whether another list or whole opens in `range`.
    fn is_nested(&self, range: Range<usize>) -> bool {
        self.passage.cue_in(range, |cue| matches!(cue, Cue::InWhich | Cue::Comprise)).is_some()
    }

    fn claim(&self, terms: Vec<Term>, binding: Binding) -> Option<Claim> {
        let quantities: Vec<&Quantity> = terms.iter().map(|t| &t.quantity).collect();
        let figures = Figures::shared(self.passage, &quantities);
        let (stated, rest) = terms.split_first()?;
        let (whole, parts) = rest.split_first()?;
        let whole_value = whole.quantity.number()?.value;
        let gone = total(parts.iter().filter_map(|t| t.quantity.number()))?;
        let computed = figures.decimal(whole_value.checked_add(gone.negated())?);
        let told = figures.quantity(&stated.quantity);
        let shown: Vec<String> = parts.iter().map(|t| figures.quantity(&t.quantity)).collect();
        let left = format!("{} − {}", figures.decimal(whole_value), shown.join(" − "));
        let equation = Equation { kind: ClaimKind::Remainder, terms: terms.clone(), sides: &remainder_sides, binding };
        equation.claim(|verdict| match verdict {
            _ if computed == told => format!("{left} = {told}"),
            Verdict::Contradicts(_) => format!("{left} = {computed} ≠ {told}"),
            _ => format!("{left} = {computed} ≈ {told}"),
        })
    }
}

fn remainder_sides(quantities: &[Quantity], latitude: Latitude) -> Option<Sides> {
    let (stated, rest) = quantities.split_first()?;
    let (whole, parts) = rest.split_first()?;
    let nought = Interval::point(Rational::zero());
    let gone = parts.iter().try_fold(nought, |sum, q| Some(sum.plus(&q.interval(latitude)?)))?;
    Some(Sides { stated: stated.interval(latitude)?, computed: whole.interval(latitude)?.minus(&gone) })
}

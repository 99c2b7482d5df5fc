//! A sentence or half of one told again word for word, with its number: captions, summaries and leads are copied from the
//! text, and the number is typed anew.
//!
//! Invariant: two numbers are held together only by a run of equal words right before them, and contradict only where one
//! of them stands in the headline, the lead or a caption: two sentences of the text may be made on one pattern.

use crate::lexicon::{Syllable, TokenKind};
use crate::mention::Amount;
use crate::number::Form;
use crate::text::BlockKind;

use super::figure::Figures;
use super::kind::ClaimKind;
use super::likeness::{Place, differs_in_company, differs_in_time, is_common, same_word};
use super::model::{Claim, Confidence, Gap, Role};
use super::passage::Passage;
use super::slip::{difference, may_be_rounded};
use super::statement::{statement, verdict, with_repairs};

/// So many words before a number must be the same for two passages to be compared at all.
const KEY: usize = 4;
/// How far a run is followed to either side.
const LONGEST: usize = 30;
/// Telling words of the run before both numbers, and of the whole run, that make one passage of two.
const LEAST_BEFORE: usize = 4;
const LEAST: usize = 5;
/// As [`LEAST`], for numbers of fewer than three digits.
const LEAST_FOR_SHORT: usize = 7;
/// Passages on one pattern that are one passage copied.
const MOST_COPIES: usize = 3;
/// How many mentions apart two passages of one article may stand.
const NEARBY: usize = 400;

/// Every number of a passage that is told again.
pub(super) fn find(passage: &Passage<'_>, out: &mut Vec<Claim>) {
    let mut known: Vec<(u64, Place)> = Vec::new();
    for (line, sentence) in passage.lines.iter().enumerate() {
        for at in passage.quantities(sentence) {
            let place = Place { at, line };
            known.extend(key(passage, place).map(|key| (key, place)));
        }
    }
    known.sort_by_key(|(key, _)| *key);
    let groups = known.chunk_by(|a, b| a.0 == b.0).filter(|places| places.len() > 1);
    let mut groups: Vec<Vec<Place>> = groups.map(|places| places.iter().map(|&(_, place)| place).collect()).collect();
    groups.sort_unstable_by_key(|places| places.first().map(|p| p.at));
    for places in groups {
        compare(passage, &places, out);
    }
}

/// The unit of a number and the words before it as one figure, if there are enough.
fn key(passage: &Passage<'_>, place: Place) -> Option<u64> {
    let quantity = passage.quantity(place.at)?;
    let number = quantity.number().filter(|n| n.form != Form::Words)?;
    let one = matches!(quantity.amount, Amount::One(_));
    if !one || number.value.is_zero() {
        return None;
    }
    let mut words = 0;
    let mut key = 0_u64;
    for at in before(passage, place).take(KEY) {
        let token = passage.scan.get(at)?;
        let part =
            if token.syllable == Syllable::UNKNOWN { passage.scan.str(at).len() as u64 } else { token.syllable.id() };
        key = key.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(part);
        words += 1;
    }
    (words == KEY).then_some(key)
}

/// The words and digits before a number in its sentence, the nearest first.
fn before<'p>(passage: &'p Passage<'_>, place: Place) -> impl Iterator<Item = usize> + 'p {
    let end = passage.quantity(place.at).map_or(0, |q| q.number_span.start);
    let tokens = passage.mention(place.at).map_or(0..0, |m| m.tokens.clone());
    let start = passage.lines.get(place.line).map_or(0, |line| line.tokens.start);
    let own = move |at: &usize| passage.scan.get(*at).is_some_and(|t| t.span.start < end);
    (start..tokens.end).rev().skip_while(move |at| !own(at)).filter(|&at| is_told(passage, at))
}

/// The words and digits behind a number in its sentence.
fn behind<'p>(passage: &'p Passage<'_>, place: Place) -> impl Iterator<Item = usize> + 'p {
    let from = passage.quantity(place.at).map_or(0, |q| q.number_span.end);
    let start = passage.mention(place.at).map_or(0, |m| m.tokens.start);
    let end = passage.lines.get(place.line).map_or(0, |line| line.tokens.end);
    let own = move |at: &usize| passage.scan.get(*at).is_some_and(|t| t.span.start < from);
    (start..end).skip_while(own).filter(|&at| is_told(passage, at))
}

fn is_told(passage: &Passage<'_>, at: usize) -> bool {
    passage.scan.get(at).is_some_and(|t| matches!(t.kind, TokenKind::Word | TokenKind::Digits))
}

/// Whether two tokens are one word or one number.
fn is_equal(passage: &Passage<'_>, a: usize, b: usize) -> bool {
    if passage.scan.is_digits(a) { passage.scan.str(a) == passage.scan.str(b) } else { same_word(passage, a, b) }
}

/// How many telling words two runs share from their start, up to the first that differs.
fn telling(passage: &Passage<'_>, a: impl Iterator<Item = usize>, b: impl Iterator<Item = usize>) -> usize {
    let run = a.zip(b).take(LONGEST).take_while(|&(x, y)| is_equal(passage, x, y));
    run.filter(|&(x, _)| passage.scan.is_word(x) && !is_common(passage, x)).count()
}

/// Whether the same telling word follows both numbers, or nothing follows one of them.
fn goes_on_alike(passage: &Passage<'_>, a: Place, b: Place) -> bool {
    let next = |place: Place| behind(passage, place).find(|&at| !is_common(passage, at));
    next(a).zip(next(b)).is_none_or(|(x, y)| same_word(passage, x, y))
}

/// Whether the run before both numbers ends at another number, which is not the same: two rows of one list.
fn breaks_at_number(passage: &Passage<'_>, a: Place, b: Place) -> bool {
    let mut pairs = before(passage, a).zip(before(passage, b));
    pairs
        .find(|&(x, y)| !is_equal(passage, x, y))
        .is_some_and(|(x, y)| passage.scan.is_digits(x) || passage.scan.is_digits(y))
}

/// The passages that share the words right before their numbers.
fn compare(passage: &Passage<'_>, places: &[Place], out: &mut Vec<Claim>) {
    let mut claims = Vec::new();
    for (i, &second) in places.iter().enumerate().skip(1) {
        let earlier = places.iter().take(i).rev().take(4);
        let like = earlier.copied().filter(|p| second.at - p.at <= NEARBY && p.line != second.line);
        let runs: Vec<(Place, usize)> = like.filter_map(|first| Some((first, run(passage, first, second)?))).collect();
        let Some(&(first, words)) = runs.iter().max_by_key(|(_, words)| *words) else { continue };
        claims.extend(claim(passage, first, second, words));
    }
    // One passage told twice has one number; a pattern has as many as it is told.
    let torn = claims.iter().filter(|c| !c.verdict.holds()).count();
    let pattern = places.len() > MOST_COPIES;
    if torn > 1 || torn == 1 && pattern {
        return;
    }
    if pattern {
        claims.iter_mut().for_each(|claim: &mut Claim| claim.confidence = Confidence::LIKELY);
    }
    let known = |claim: &Claim, out: &[Claim]| {
        let own: Vec<_> = claim.operands.iter().map(|o| o.span).collect();
        out.iter()
            .any(|c| c.kind.is_repeat() && c.operands.len() == 2 && c.operands.iter().all(|o| own.contains(&o.span)))
    };
    for claim in claims {
        if !known(&claim, out) {
            out.push(claim);
        }
    }
}

/// The telling words of the run around two numbers of one unit; `None` where they are too few.
fn run(passage: &Passage<'_>, first: Place, second: Place) -> Option<usize> {
    let (a, b) = (passage.quantity(first.at)?, passage.quantity(second.at)?);
    let left = telling(passage, before(passage, first), before(passage, second));
    let words = left + telling(passage, behind(passage, first), behind(passage, second));
    (a.unit == b.unit && a.trend == b.trend && left >= LEAST_BEFORE && words >= LEAST).then_some(words)
}

fn claim(passage: &Passage<'_>, first: Place, second: Place, words: usize) -> Option<Claim> {
    let (a, b) = (passage.quantity(first.at)?, passage.quantity(second.at)?);
    let (x, y) = (a.number()?, b.number()?);
    let equal = x.value == y.value;
    let digits = |n: &crate::number::Written| n.value.shift(-n.trailing_place()).to_string().len();
    let wanted = if digits(x).max(digits(y)) >= 3 { LEAST } else { LEAST_FOR_SHORT };
    let kind = |place: Place| passage.lines.get(place.line).map_or(BlockKind::Body, |line| line.kind);
    // Two sentences of the text may be made on one pattern, for one model, region or quarter after the other.
    let bound = kind(first) != kind(second)
        && words >= wanted
        && !differs_in_time(passage, first, second)
        && !differs_in_time(passage, second, first)
        && !differs_in_company(passage, first, second)
        && goes_on_alike(passage, first, second)
        && !breaks_at_number(passage, first, second);
    let torn = bound && difference(x, y).is_some() && (a.hedge == b.hedge || !may_be_rounded(x, y));
    if !(equal || torn) {
        return None;
    }
    let sure = if bound { 0.85 } else { Confidence::LIKELY.value() };
    let (kind, stated, found) = match (kind(first), kind(second)) {
        (BlockKind::Title, _) => (ClaimKind::TitleBody, first, second),
        (BlockKind::Lead, _) => (ClaimKind::LeadBody, first, second),
        (BlockKind::Caption, _) => (ClaimKind::CaptionBody, first, second),
        (_, BlockKind::Caption) => (ClaimKind::CaptionBody, second, first),
        _ => (ClaimKind::SameFact, second, first),
    };
    let (own, other) = (passage.quantity(stated.at)?, passage.quantity(found.at)?);
    let figures = Figures::shared(passage, &[own, other]);
    let sign = if equal { "=" } else { "≠" };
    let working = format!("{} {sign} {}", figures.quantity(own), figures.quantity(other));
    let places = [(passage.span(stated.at), Role::Stated), (passage.span(found.at), Role::Value)];
    let claim = statement(kind, verdict(equal, Gap::Gross), working, places, sure);
    let text = passage.scan.text.get(other.number_span.range()).unwrap_or_default();
    Some(with_repairs(claim, [(own.number_span, text.to_owned())]))
}

//! Numbers of the headline, the lead and the captions against those of the text: the same figure again, or one slip of
//! the pen away from it where no figure of the text fits.
//!
//! Invariant: a contradiction needs a figure of the same unit, said in the same words, that one slip explains; a headline
//! that counts something of its own is left alone.

use crate::lexicon::{Hedge, UnitKind};
use crate::mention::{Amount, Base, Quantity};
use crate::number::{Decimal, Form, Latitude, Written};
use crate::text::BlockKind;

use super::figure::Figures;
use super::kind::ClaimKind;
use super::model::{Claim, Gap, Role};
use super::passage::{Line, Passage};
use super::slip::{is_slip, is_transposition, may_be_rounded};
use super::statement::{statement, verdict, with_repairs};

/// How many numbers of a headline, lead or caption are looked up, and how many of the text they are looked up in.
const MOST_ASKED: usize = 12;
const MOST_LOOKED_AT: usize = 300;

/// Headline, lead and captions of the document against its text.
pub(super) fn find(passage: &Passage<'_>, out: &mut Vec<Claim>) {
    let told =
        told(passage, |kind| matches!(kind, BlockKind::Lead | BlockKind::Body | BlockKind::Heading), MOST_LOOKED_AT);
    for (kind, claim) in [
        (BlockKind::Title, ClaimKind::TitleBody),
        (BlockKind::Lead, ClaimKind::LeadBody),
        (BlockKind::Caption, ClaimKind::CaptionBody),
    ] {
        for asked in self::told(passage, |k| k == kind, MOST_ASKED) {
            let others: Vec<&Told<'_>> = told.iter().filter(|t| t.kind != kind).collect();
            out.extend(repeated(passage, claim, &asked, &others));
        }
    }
}

/// A number and the part of the article that tells it.
struct Told<'a> {
    at: usize,
    line: usize,
    kind: BlockKind,
    quantity: &'a Quantity,
}

/// The levels told in blocks of the kinds that `pick` accepts.
fn told<'a>(passage: &Passage<'a>, pick: impl Fn(BlockKind) -> bool, most: usize) -> Vec<Told<'a>> {
    let lines = passage.lines.iter().enumerate().filter(|(_, line)| pick(line.kind));
    lines
        .flat_map(|(index, line)| passage.quantities(line).map(move |at| (index, line.kind, at)))
        .filter_map(|(line, kind, at)| Some(Told { at, line, kind, quantity: passage.quantity(at)? }))
        .filter(|told| is_level(told.quantity))
        .take(most)
        .collect()
}

/// One number with a unit that a text may repeat: no age, hour or multiple.
fn is_level(quantity: &Quantity) -> bool {
    let scaled = quantity.number().is_some_and(|n| n.form == Form::Scaled);
    let kind = quantity.unit.base.kind();
    matches!(quantity.amount, Amount::One(_))
        && quantity.number().is_some_and(|n| n.form != Form::Words || n.value >= Decimal::from_int(2))
        && (scaled || !quantity.unit.is_none())
        && !matches!(kind, Some(UnitKind::Duration | UnitKind::Age | UnitKind::Multiple))
}

/// Whether two numbers are numbers of the same thing: one unit, or an amount whose currency was left out.
fn same_unit(a: &Quantity, b: &Quantity) -> bool {
    let left_out = |x: &Quantity, y: &Quantity| {
        x.unit.is_none()
            && x.number().is_some_and(|n| n.form == Form::Scaled)
            && y.unit.base.kind() == Some(UnitKind::Money)
    };
    a.unit == b.unit || left_out(a, b) || left_out(b, a)
}

fn repeated(passage: &Passage<'_>, kind: ClaimKind, asked: &Told<'_>, told: &[&Told<'_>]) -> Option<Claim> {
    let number = asked.quantity.number()?;
    let like: Vec<&Told<'_>> = told.iter().copied().filter(|t| same_unit(t.quantity, asked.quantity)).collect();
    let same = like.iter().filter(|t| t.quantity.number().is_some_and(|n| n.value == number.value));
    if let Some(found) = same.max_by_key(|t| shared_words(passage, asked, t)) {
        return confirmed(passage, kind, asked, found);
    }
    let near: Vec<&Told<'_>> =
        like.iter().copied().filter(|t| t.quantity.number().is_some_and(|n| is_near(number, n))).collect();
    if let Some(found) = near.iter().find(|t| fits(asked.quantity, t.quantity)) {
        return confirmed(passage, kind, asked, found);
    }
    // The digits with another unit, or any reading of them with this one, explain the number.
    let elsewhere = told.iter().any(|t| t.quantity.number().is_some_and(|n| n.value == number.value));
    let loose = asked.quantity.hedge.is_none() && like.iter().any(|t| fits(asked.quantity, t.quantity));
    if elsewhere || loose || is_sum(asked, &like) {
        return None;
    }
    if asked.quantity.hedge.is_some()
        && let Some(found) = wrong_side(passage, asked, &near)
    {
        return Some(found);
    }
    let rounded = like.iter().any(|t| t.quantity.number().is_some_and(|n| may_be_rounded(n, number)));
    if rounded || is_difference(asked, &like) { None } else { slipped(passage, kind, asked, &like) }
}

/// Within a tenth of the number.
fn is_near(number: &Written, other: &Written) -> bool {
    let times = |n: &Written, by: i64| n.value.checked_mul(Decimal::from_int(by));
    times(other, 10) >= times(number, 9) && times(other, 9) <= times(number, 10)
}

/// Whether two figures can be one: their readings meet.
fn fits(a: &Quantity, b: &Quantity) -> bool {
    let reading = |q: &Quantity| q.interval(Latitude::Truncated);
    reading(a).zip(reading(b)).is_some_and(|(a, b)| a.meets(&b))
}

/// The same figure stands in the text.
fn confirmed(passage: &Passage<'_>, kind: ClaimKind, asked: &Told<'_>, found: &Told<'_>) -> Option<Claim> {
    let (own, other) = (asked.quantity.number()?, found.quantity.number()?);
    let equal = own.value == other.value;
    // Round and small figures may be those of anything: the words around them must be the same.
    let wanted = match significant(own) {
        _ if !equal => 1,
        0..3 => 2,
        _ => 0,
    };
    let turned = asked.quantity.trend != found.quantity.trend && !equal;
    let bound = |q: &Quantity| matches!(q.hedge, Some(Hedge::AtLeast | Hedge::AtMost));
    let loose = (bound(asked.quantity) || bound(found.quantity)) && !equal;
    if turned || loose || shared_words(passage, asked, found) < wanted {
        return None;
    }
    let figures = Figures::shared(passage, &[asked.quantity, found.quantity]);
    let sign = if equal { "=" } else { "≈" };
    let working = format!("{} {sign} {}", figures.quantity(asked.quantity), figures.quantity(found.quantity));
    let places = [(passage.span(asked.at), Role::Stated), (passage.span(found.at), Role::Value)];
    Some(statement(kind, verdict(true, Gap::Gross), working, places, 0.8))
}

/// The digits of a number without the noughts at its end.
fn significant(number: &Written) -> usize {
    let digits = number.value.abs().shift(-number.last_place).to_string();
    digits.trim_end_matches('0').len()
}

/// How many figures of the text are tried as parts of a number.
const MOST_PARTS: usize = 40;

/// Whether two figures of the text give the number by `join`.
fn is_joined(asked: &Told<'_>, like: &[&Told<'_>], join: impl Fn(Decimal, Decimal) -> Option<Decimal>) -> bool {
    let Some(number) = asked.quantity.number() else { return true };
    let values: Vec<Decimal> =
        like.iter().filter_map(|t| t.quantity.number()).map(|n| n.value).take(MOST_PARTS).collect();
    let near = |value: Decimal| {
        let joined = Written { value, ..*number };
        let meets =
            || fits(asked.quantity, &Quantity { amount: Amount::One(joined), hedge: None, ..asked.quantity.clone() });
        asked.quantity.hedge.is_none() && may_be_rounded(&joined, number) || is_near(number, &joined) && meets()
    };
    let mut pairs = values.iter().enumerate().flat_map(|(i, a)| values.iter().skip(i + 1).map(move |b| (*a, *b)));
    pairs.any(|(a, b)| join(a, b).is_some_and(near))
}

fn is_sum(asked: &Told<'_>, like: &[&Told<'_>]) -> bool {
    is_joined(asked, like, Decimal::checked_add)
}

fn is_difference(asked: &Told<'_>, like: &[&Told<'_>]) -> bool {
    is_joined(asked, like, |a, b| a.checked_add(b.negated()).map(Decimal::abs))
}

/// One slip away from a figure of the text that is told in the same words, or more than once.
fn slipped(passage: &Passage<'_>, kind: ClaimKind, asked: &Told<'_>, like: &[&Told<'_>]) -> Option<Claim> {
    let number = asked.quantity.number()?;
    if asked.quantity.trend.is_some() {
        return None;
    }
    let mut near = like.iter().filter(|t| {
        t.quantity.trend.is_none()
            && t.quantity
                .number()
                .is_some_and(|n| is_slip(number, n) || (n.last_place > number.last_place && is_slip(n, number)))
    });
    let found = near.next()?;
    let value = found.quantity.number()?.value;
    // Two different figures, each one slip away: chance.
    if near.clone().any(|t| t.quantity.number().is_some_and(|n| n.value != value)) {
        return None;
    }
    // A headline sums up the text; a lead or a caption has figures of its own, and only a transposition in a figure told
    // in the same words is more than chance.
    let strict = kind != ClaimKind::TitleBody;
    if strict
        && !(found.quantity.number().is_some_and(|n| is_transposition(number, n))
            && shared_words(passage, asked, found) > 1)
    {
        return None;
    }
    // Four digits are one slip apart by chance once in three hundred pairs, three digits once in thirty.
    let wanted = if significant(number) >= 4 || like.len() <= 4 { 1 } else { 2 };
    if near.count() + shared_words(passage, asked, found) < wanted {
        return None;
    }
    let figures = Figures::shared(passage, &[asked.quantity, found.quantity]);
    let working = format!("{} ≠ {}", figures.quantity(asked.quantity), figures.quantity(found.quantity));
    let places = [(passage.span(asked.at), Role::Stated), (passage.span(found.at), Role::Value)];
    let claim = statement(kind, verdict(false, Gap::Gross), working, places, 0.85);
    let text = passage.scan.text.get(found.quantity.number_span.range()).unwrap_or_default();
    Some(with_repairs(claim, [(asked.quantity.number_span, text.to_owned())]))
}

/// "Gần 400.000 hồ sơ" above a text that counts 412.600 hồ sơ and no fewer: every figure near it lies on the other side.
fn wrong_side(passage: &Passage<'_>, asked: &Told<'_>, near: &[&Told<'_>]) -> Option<Claim> {
    let over = match asked.quantity.hedge? {
        Hedge::Over => true,
        Hedge::Under => false,
        _ => return None,
    };
    let number = asked.quantity.number()?;
    let found = near.iter().max_by_key(|t| shared_words(passage, asked, t))?;
    let exact = found.quantity.number()?;
    let is_wrong = |t: &&Told<'_>| {
        t.quantity.number().is_some_and(|n| if over { n.value < number.value } else { n.value > number.value })
    };
    let counted = matches!(found.quantity.unit.base, Base::Noun(_));
    let level = asked.quantity.trend.is_none() && found.quantity.trend.is_none() && found.quantity.hedge.is_none();
    if !(counted && level && near.iter().all(is_wrong)) || shared_words(passage, asked, found) < 2 {
        return None;
    }
    let figures = Figures::shared(passage, &[asked.quantity, found.quantity]);
    let sign = if over { "<" } else { ">" };
    let exact_text = figures.number(exact);
    let working = format!("{exact_text} {sign} {}", figures.number(number));
    let places = [(passage.span(asked.at), Role::Stated), (passage.span(found.at), Role::Value)];
    Some(statement(ClaimKind::Rounding, verdict(false, Gap::Clear), working, places, 0.75))
}

/// How far around a number words are compared.
const AROUND: usize = 12;

/// Words too common to say what a number is the number of.
const COMMON: [&str; 40] = [
    "có", "là", "của", "và", "các", "những", "được", "đã", "với", "cho", "trong", "tại", "ở", "từ", "đến", "một",
    "này", "khi", "để", "vào", "ra", "về", "người", "đồng", "tỷ", "triệu", "nghìn", "hơn", "gần", "khoảng", "trên",
    "đạt", "năm", "số", "cả", "bị", "theo", "như", "thì", "đó",
];

/// How many telling words of the clause around `a` stand around `b` too.
fn shared_words(passage: &Passage<'_>, a: &Told<'_>, b: &Told<'_>) -> usize {
    let own = around(passage, a);
    let other: Vec<String> = around(passage, b).map(|at| passage.scan.str(at).to_lowercase()).collect();
    let telling = own.filter(|&at| !passage.scan.is_one_of(at, &COMMON));
    let mut shared: Vec<String> =
        telling.map(|at| passage.scan.str(at).to_lowercase()).filter(|w| other.contains(w)).collect();
    shared.sort_unstable();
    shared.dedup();
    shared.len()
}

/// The words around a number in its sentence, its own left out.
fn around<'p>(passage: &'p Passage<'_>, told: &Told<'_>) -> impl Iterator<Item = usize> + 'p {
    let line: Option<&Line> = passage.lines.get(told.line);
    let tokens = passage.mention(told.at).map_or(0..0, |m| m.tokens.clone());
    let bounds = line.map_or(0..0, |line| line.tokens.clone());
    let start = tokens.start.saturating_sub(AROUND).max(bounds.start);
    let end = (tokens.end + AROUND).min(bounds.end);
    (start..tokens.start).chain(tokens.end..end).filter(|&at| passage.scan.is_word(at))
}

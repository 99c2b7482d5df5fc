//! Numbers of the headline, the lead and the captions against those of the text: the same figure again, or one slip of
//! the pen away from it where no figure of the text fits.
//!
//! Invariant: a contradiction needs a figure of the same unit, said in the same words, that one slip explains; a headline
//! that counts something of its own is left alone.

use crate::lexicon::{Hedge, UnitKind};
use crate::mention::{Amount, Base, Quantity};
use crate::number::{Decimal, Form, Written};
use crate::text::BlockKind;

use super::alike::{fits, is_near, is_rescaled, is_rounding, is_said_alike, same_unit, significant, slip_of};
use super::figure::Figures;
use super::kind::ClaimKind;
use super::likeness::{Place, differs_in_company, differs_in_time, shared_neighbours, shared_words};
use super::model::{Claim, Confidence, Gap, Role};
use super::passage::Passage;
use super::slip::{Difference, difference, is_short_slip, may_be_rounded, with_slips};
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
            out.extend(repeated(passage, claim, &asked, &told));
        }
    }
}

/// A number and the part of the article that tells it.
#[derive(Clone, Copy)]
struct Told<'a> {
    place: Place,
    kind: BlockKind,
    quantity: &'a Quantity,
}

/// The levels told in blocks of the kinds that `pick` accepts.
fn told<'a>(passage: &Passage<'a>, pick: impl Fn(BlockKind) -> bool, most: usize) -> Vec<Told<'a>> {
    let lines = passage.lines.iter().enumerate().filter(|(_, line)| pick(line.kind));
    lines
        .flat_map(|(index, line)| passage.quantities(line).map(move |at| (index, line.kind, at)))
        .filter_map(|(line, kind, at)| Some(Told { place: Place { at, line }, kind, quantity: passage.quantity(at)? }))
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

/// What the figures of the text say of a number. That it is one of them is stated only where a slip in it would be told;
/// elsewhere it is likely.
fn repeated(passage: &Passage<'_>, kind: ClaimKind, asked: &Told<'_>, told: &[Told<'_>]) -> Option<Claim> {
    let mut claim = judged(passage, kind, asked, told)?;
    if claim.is_stated() && claim.verdict.holds() {
        let is_told = |number| {
            let quantity = Quantity { amount: Amount::One(number), ..asked.quantity.clone() };
            let claim = judged(passage, kind, &Told { quantity: &quantity, ..*asked }, told);
            claim.is_some_and(|claim| !claim.verdict.holds())
        };
        if !asked.quantity.number().and_then(with_slips).is_some_and(|slips| slips.into_iter().all(is_told)) {
            claim.confidence = Confidence::LIKELY;
        }
    }
    Some(claim)
}

/// What the figures of the text say of a number, by the words around both.
fn judged(passage: &Passage<'_>, kind: ClaimKind, asked: &Told<'_>, told: &[Told<'_>]) -> Option<Claim> {
    let number = asked.quantity.number()?;
    // A part of the article is held against the others.
    let others = || told.iter().filter(|t| t.kind != asked.kind);
    let like: Vec<&Told<'_>> = others().filter(|t| same_unit(t.quantity, asked.quantity)).collect();
    let same = like.iter().filter(|t| t.quantity.number().is_some_and(|n| n.value == number.value));
    if let Some(found) = same.max_by_key(|t| shared_words(passage, asked.place, t.place)) {
        let Some(claim) = confirmed(passage, kind, asked, found, &like) else {
            return unmistakable(passage, kind, asked, &like);
        };
        return Some(outlier(passage, kind, asked, found, &like).unwrap_or(claim));
    }
    let near: Vec<&Told<'_>> =
        like.iter().copied().filter(|t| t.quantity.number().is_some_and(|n| is_near(number, n))).collect();
    if let Some(found) = near.iter().find(|t| fits(asked.quantity, t.quantity)) {
        let claim = confirmed(passage, kind, asked, found, &like);
        let stated = claim.as_ref().is_some_and(Claim::is_stated);
        return if stated { claim } else { unmistakable(passage, kind, asked, &like).or(claim) };
    }
    if let Some(claim) = unmistakable(passage, kind, asked, &like) {
        return Some(claim);
    }
    // The digits with another unit, or any reading of them with this one, explain the number.
    let elsewhere = others().any(|t| {
        let alike = t.quantity.unit.is_none() || t.quantity.unit.base.kind() == asked.quantity.unit.base.kind();
        alike && t.quantity.number().is_some_and(|n| n.value == number.value)
    });
    let loose = asked.quantity.hedge.is_none() && like.iter().any(|t| fits(asked.quantity, t.quantity));
    if elsewhere || loose {
        return None;
    }
    if let Some(found) = rescaled(passage, kind, asked, &like) {
        return Some(conflict(passage, kind, asked, found));
    }
    if is_sum(asked, &like) {
        return None;
    }
    if asked.quantity.hedge.is_some()
        && let Some(found) = wrong_side(passage, asked, &near)
    {
        return Some(found);
    }
    let rounded = like.iter().any(|t| is_rounding(asked.quantity, t.quantity));
    if rounded || is_difference(asked, &like) { None } else { slipped(passage, kind, asked, &like) }
}

/// Fewest digits of the finer of two figures that are one but for the magnitude word, and fewest words that they share.
const RESCALED: (usize, usize) = (3, 2);

/// The one figure of the text that is the headline's but for its magnitude word: sums and differences of other figures
/// come near any number, its very digits do not.
fn rescaled<'t, 'a>(
    passage: &Passage<'_>,
    kind: ClaimKind,
    asked: &Told<'_>,
    like: &[&'t Told<'a>],
) -> Option<&'t Told<'a>> {
    let number = asked.quantity.number().filter(|_| kind == ClaimKind::TitleBody)?;
    let same = |t: &&&Told<'_>| {
        let fine = |n: &Written| {
            significant(n).max(significant(number)) >= RESCALED.0 && n.last_place - number.last_place <= MILLION
        };
        t.quantity.number().is_some_and(fine)
            && t.quantity.trend == asked.quantity.trend
            && is_rescaled(asked.quantity, t.quantity)
            && shared_words(passage, asked.place, t.place) >= RESCALED.1
    };
    let mut found = like.iter().filter(same);
    let first = found.next()?;
    let value = first.quantity.number()?.value;
    let lone = found.all(|t| t.quantity.number().is_some_and(|n| n.value == value));
    lone.then_some(*first)
}

/// The power of ten of a million: no magnitude word is taken for another that is farther off.
const MILLION: i32 = 6;

/// The same figure stands in the text. It is stated where a slip in one of them would be told, and likely elsewhere.
fn confirmed(
    passage: &Passage<'_>,
    kind: ClaimKind,
    asked: &Told<'_>,
    found: &Told<'_>,
    like: &[&Told<'_>],
) -> Option<Claim> {
    let (own, other) = (asked.quantity.number()?, found.quantity.number()?);
    let equal = own.value == other.value;
    // Round and small figures may be those of anything: the words around them must be the same.
    let wanted = match significant(own) {
        _ if !equal => 1,
        // "10.000 chuyến bay", "hơn 10.000 chuyến bay vận chuyển": so many are not those of anything.
        0..3 if own.value >= Decimal::from_int(1_000) && shared_neighbours(passage, asked.place, found.place) > 0 => 1,
        0..3 => 2,
        _ => 0,
    };
    let turned = asked.quantity.trend != found.quantity.trend && !equal;
    let bound = |q: &Quantity| matches!(q.hedge, Some(Hedge::AtLeast | Hedge::AtMost));
    let loose = (bound(asked.quantity) || bound(found.quantity)) && !equal;
    if turned || loose || shared_words(passage, asked.place, found.place) < wanted {
        return None;
    }
    let figures = Figures::shared(passage, &[asked.quantity, found.quantity]);
    let sign = if equal { "=" } else { "≈" };
    let working = format!("{} {sign} {}", figures.quantity(asked.quantity), figures.quantity(found.quantity));
    let places = [(passage.span(asked.place.at), Role::Stated), (passage.span(found.place.at), Role::Value)];
    let tied = binds(passage, kind, asked, found, Like { others: like, slip: Difference::Digit });
    let sure = if tied { 0.8 } else { Confidence::LIKELY.value() };
    Some(statement(kind, verdict(true, Gap::Gross), working, places, sure))
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
        is_near(number, &joined) && meets()
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
    let mut eligible = like.iter().copied().filter(|t| is_slipped(passage, kind, asked, t, like));
    let found = eligible.next()?;
    let value = found.quantity.number()?.value;
    // Two different figures, each one slip away: chance.
    let ambiguous = eligible.any(|t| t.quantity.number().is_some_and(|n| n.value != value));
    let parts: Vec<Decimal> = like.iter().filter_map(|t| t.quantity.number()).map(|n| n.value).collect();
    let derived = is_run(asked, &parts) || is_run(asked, &counted_beside(passage, found));
    (!ambiguous && !derived).then(|| conflict(passage, kind, asked, found))
}

/// The conflict with a figure of the text that is told in the very words of the headline: neither that other figures come
/// to the headline's by chance nor that its digits stand elsewhere excuses it, only that its own neighbours do.
fn unmistakable(passage: &Passage<'_>, kind: ClaimKind, asked: &Told<'_>, like: &[&Told<'_>]) -> Option<Claim> {
    if kind != ClaimKind::TitleBody {
        return None;
    }
    let mut found = like.iter().copied().filter(|t| is_worded_alike(passage, asked, t));
    let first = found.next()?;
    let value = first.quantity.number()?.value;
    let lone = found.all(|t| t.quantity.number().is_some_and(|n| n.value == value));
    let parts: Vec<Decimal> = like.iter().filter_map(|t| t.quantity.number()).map(|n| n.value).collect();
    let derived =
        is_run(asked, &parts) || is_run(asked, &counted_beside(passage, first)) || has_rest(passage, asked, first);
    (lone && !derived).then(|| conflict(passage, kind, asked, first))
}

/// "3 chuyên án": so few are never rounded.
fn is_small_count(told: &Told<'_>) -> bool {
    let few = told.quantity.number().is_some_and(|n| n.is_exact_count() && n.value < Decimal::from_int(100));
    few && told.quantity.hedge.is_none() && matches!(told.quantity.unit.base, Base::Noun(_))
}

/// Whether anything that the document counts makes a small number of the text that of the headline: "3 người chết tại
/// chỗ", and one more in hospital.
fn has_rest(passage: &Passage<'_>, asked: &Told<'_>, found: &Told<'_>) -> bool {
    let (Some(own), Some(other)) = (asked.quantity.number(), found.quantity.number()) else { return true };
    let rest = own.value.checked_add(other.value.negated());
    let counts =
        |m: &crate::mention::Mention| m.quantity().and_then(Quantity::number).is_some_and(|n| Some(n.value) == rest);
    own.value < Decimal::from_int(100) && own.value > other.value && passage.mentions.iter().any(counts)
}

/// Whether `found` is one slip away from `asked` and has the same words on both sides of it, or on one and many around.
fn is_worded_alike(passage: &Passage<'_>, asked: &Told<'_>, found: &Told<'_>) -> bool {
    let (Some(own), Some(other)) = (asked.quantity.number(), found.quantity.number()) else { return false };
    let rescaled = is_rescaled(asked.quantity, found.quantity);
    // "10 sao", "100 sao": a nought more makes another round number.
    let round = significant(own) == 1 && (own.value.shift(1) == other.value || other.value.shift(1) == own.value);
    let (a, b) = (asked.quantity, found.quantity);
    let rounded = is_rounding(a, b) || is_rounding(b, a);
    let short = || (is_short_slip(own, other) || is_short_slip(other, own)) && !may_be_rounded(own, other);
    let slip = || slip_of(own, other).is_some() || short();
    let exact = is_small_count(asked) || is_small_count(found);
    let slipped = || !round && slip() && (exact || !rounded);
    if own.form == Form::Words
        || other.form == Form::Words
        || asked.quantity.trend != found.quantity.trend
        || !is_said_alike(asked.quantity, found.quantity)
        || !(rescaled || slipped())
    {
        return false;
    }
    let wanted = match shared_neighbours(passage, asked.place, found.place) {
        0 => return false,
        1 => 4,
        _ => 2,
    };
    shared_words(passage, asked.place, found.place) >= wanted
}

/// Whether one slip and the words around both make `asked` the figure that `found` is.
fn is_slipped(passage: &Passage<'_>, kind: ClaimKind, asked: &Told<'_>, found: &Told<'_>, like: &[&Told<'_>]) -> bool {
    let (Some(own), Some(other)) = (asked.quantity.number(), found.quantity.number()) else { return false };
    let titled = kind == ClaimKind::TitleBody;
    let slip = if titled { slip_of(own, other) } else { difference(own, other) };
    let slip = slip.or_else(|| is_rescaled(asked.quantity, found.quantity).then_some(Difference::Magnitude));
    let Some(slip) = slip.filter(|_| asked.quantity.trend == found.quantity.trend) else { return false };
    binds(passage, kind, asked, found, Like { others: like, slip })
}

/// The figures that a number may be, and the slip that would make it one of them.
#[derive(Clone, Copy)]
struct Like<'l, 't, 'a> {
    others: &'l [&'t Told<'a>],
    slip: Difference,
}

/// Whether the words around `asked` and `found` say that both are one figure, should a slip be between them.
fn binds(passage: &Passage<'_>, kind: ClaimKind, asked: &Told<'_>, found: &Told<'_>, like: Like<'_, '_, '_>) -> bool {
    let (Some(own), Some(other)) = (asked.quantity.number(), found.quantity.number()) else { return false };
    let titled = kind == ClaimKind::TitleBody;
    let others = like.others;
    let copies = others.iter().filter(|t| t.quantity.number().is_some_and(|n| n.value == other.value)).count();
    let lone = others.iter().filter_map(|t| t.quantity.number()).all(|n| n.value == other.value);
    let digits = significant(own).max(significant(other));
    let Some(wanted) = wanted_words(kind, like.slip, digits, lone) else { return false };
    let timed = differs_in_time(passage, asked.place, found.place) && !titled;
    // "4 cán bộ … và 13 cán bộ": parts of something else.
    let listed = digits < 3 && others.iter().any(|t| t.place.line == found.place.line && t.place.at != found.place.at);
    let moves = asked.quantity.trend.is_some() && !lone;
    let words = shared_words(passage, asked.place, found.place) + usize::from(copies > 1);
    let apart = !titled && differs_in_company(passage, asked.place, found.place);
    !apart && !timed && !moves && !listed && words >= wanted
}

/// The most figures one after another that are added up.
const LONGEST_RUN: usize = 12;

/// Whether figures one after another add up to the number: the parts of a list.
fn is_run(asked: &Told<'_>, values: &[Decimal]) -> bool {
    let Some(number) = asked.quantity.number() else { return true };
    (0..values.len()).any(|from| {
        let mut sum = Decimal::ZERO;
        values.iter().skip(from).take(LONGEST_RUN).any(|value| {
            sum = sum.checked_add(*value).unwrap_or(sum);
            sum == number.value
        })
    })
}

/// What the sentence of a figure counts, of whatever things.
fn counted_beside(passage: &Passage<'_>, found: &Told<'_>) -> Vec<Decimal> {
    let Some(line) = passage.lines.get(found.place.line) else { return Vec::new() };
    let counted = passage.quantities(line).filter_map(|at| passage.quantity(at));
    counted.filter(|q| matches!(q.unit.base, Base::Noun(_))).filter_map(|q| Some(q.number()?.value)).collect()
}

/// How many telling words two numbers must share to be one number with a slip; `None` where no words are enough. `lone`
/// says that the text has no third figure of the unit.
fn wanted_words(kind: ClaimKind, slip: Difference, digits: usize, lone: bool) -> Option<usize> {
    // A headline sums up the text, and hardly one in a hundred tells a figure that the text does not have. A lead or a
    // caption has figures of its own.
    let titled = kind == ClaimKind::TitleBody;
    match (slip, digits) {
        (Difference::Magnitude, _) => Some(if titled { 1 } else { 2 }),
        // "1.000 USD", "12.000 USD": a digit more is as often another figure.
        (Difference::Dropped, 3..) => Some(if titled { 3 } else { 5 }),
        (Difference::Dropped, _) => None,
        (_, 4..) | (Difference::Transposition, 3) => Some(if titled { 1 } else { 2 }),
        (_, 3) => match (titled, lone) {
            (true, _) => Some(1),
            (false, true) => Some(2),
            (false, false) => Some(4),
        },
        (Difference::Transposition, 2) if titled => Some(if lone { 1 } else { 2 }),
        // "68 lượt xe sau sáu ngày", "63 lượt xe trong ngày đầu": two figures of a lead and its text are near by nature.
        (_, 2) => titled.then_some(if lone { 2 } else { 3 }),
        _ => (titled && lone).then_some(4),
    }
}

/// `asked` is not what `found` says.
fn conflict(passage: &Passage<'_>, kind: ClaimKind, asked: &Told<'_>, found: &Told<'_>) -> Claim {
    let figures = Figures::shared(passage, &[asked.quantity, found.quantity]);
    let working = format!("{} ≠ {}", figures.quantity(asked.quantity), figures.quantity(found.quantity));
    let places = [(passage.span(asked.place.at), Role::Stated), (passage.span(found.place.at), Role::Value)];
    let claim = statement(kind, verdict(false, Gap::Gross), working, places, 0.85);
    let text = passage.scan.text.get(found.quantity.number_span.range()).unwrap_or_default();
    with_repairs(claim, [(asked.quantity.number_span, text.to_owned())])
}

/// A figure of the text that is one slip away from `asked`, which another confirms, told in the words of both.
fn outlier(
    passage: &Passage<'_>,
    kind: ClaimKind,
    asked: &Told<'_>,
    found: &Told<'_>,
    like: &[&Told<'_>],
) -> Option<Claim> {
    let number = asked.quantity.number()?;
    let neighbours = |t: &Told<'_>| shared_neighbours(passage, asked.place, t.place);
    let words = |t: &Told<'_>| match neighbours(t) {
        0 => 6,
        1 => 3,
        _ => 2,
    };
    // One digit is another by chance, two are so less often.
    let beside = |own: &Written| if significant(own).min(significant(number)) >= 2 { 1 } else { 2 };
    let strange = |t: &&&Told<'_>| {
        let Some(own) = t.quantity.number() else { return false };
        let alone = like.iter().filter(|o| o.quantity.number().is_some_and(|n| n.value == own.value)).count() == 1;
        let long = significant(own).max(significant(number)) >= 3;
        let slip = difference(own, number);
        // The only figure of its sentence: no list, no comparison.
        let single = like.iter().filter(|o| o.place.line == t.place.line).count() == 1;
        alone
            && single
            && slip.is_some_and(|slip| {
                long || slip == Difference::Magnitude || kind == ClaimKind::TitleBody && neighbours(t) >= beside(own)
            })
            && is_said_alike(asked.quantity, t.quantity)
            && t.quantity.trend == asked.quantity.trend
            && !is_rounding(asked.quantity, t.quantity)
            && shared_words(passage, asked.place, t.place) >= words(t)
            && !differs_in_time(passage, asked.place, t.place)
            && !differs_in_company(passage, found.place, t.place)
            && t.place.line != found.place.line
    };
    let mut strangers = like.iter().filter(strange);
    let stranger = strangers.next()?;
    strangers.next().is_none().then(|| conflict(passage, kind, stranger, asked))
}

/// "Gần 400.000 hồ sơ" above a text that counts 412.600 hồ sơ and no fewer: every figure near it lies on the other side.
fn wrong_side(passage: &Passage<'_>, asked: &Told<'_>, near: &[&Told<'_>]) -> Option<Claim> {
    let over = match asked.quantity.hedge? {
        Hedge::Over => true,
        Hedge::Under => false,
        _ => return None,
    };
    let number = asked.quantity.number()?;
    let found = near.iter().max_by_key(|t| shared_words(passage, asked.place, t.place))?;
    let exact = found.quantity.number()?;
    let is_wrong = |t: &&Told<'_>| {
        t.quantity.number().is_some_and(|n| if over { n.value < number.value } else { n.value > number.value })
    };
    let counted = matches!(found.quantity.unit.base, Base::Noun(_));
    let level = asked.quantity.trend.is_none() && found.quantity.trend.is_none() && found.quantity.hedge.is_none();
    // "đạt trên 81.000 tỷ đồng": amounts are held together by more words than counts, whose noun is one.
    let bound = counted || shared_words(passage, asked.place, found.place) >= 3;
    if !(bound && level && near.iter().all(is_wrong)) || shared_words(passage, asked.place, found.place) < 2 {
        return None;
    }
    let figures = Figures::shared(passage, &[asked.quantity, found.quantity]);
    let sign = if over { "<" } else { ">" };
    let exact_text = figures.number(exact);
    let working = format!("{exact_text} {sign} {}", figures.number(number));
    let places = [(passage.span(asked.place.at), Role::Stated), (passage.span(found.place.at), Role::Value)];
    Some(statement(ClaimKind::Rounding, verdict(false, Gap::Clear), working, places, 0.75))
}

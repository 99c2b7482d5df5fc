//! "2,5 ha (25.000 m²)", "129.000 USD, tương đương 2,9 tỷ đồng": one amount in two units or two currencies.
//!
//! Invariant: the second amount stands in brackets right behind the first, or is called equal to it, and both are per the
//! same; whatever reading of both is consistent, the claim holds.

use std::cell::LazyCell;

use crate::lexicon::{Hedge, UnitKind, Words, words};
use crate::mention::{Amount, Base, Mention, Quantity};
use crate::number::{Decimal, Grouping, Interval, Rational, Written};
use crate::text::Document;

use super::exchange::{Years, band, ends, is_before_rates};
use super::figure::rounded;
use super::kind::ClaimKind;
use super::model::{Claim, Gap, Role};
use super::passage::{Line, Passage};
use super::statement::{statement, verdict};
use super::worth::{self, Worth};

/// Words between the two amounts that say they are one.
const EQUATES: Words = Words::of(&[
    "tương", "đương", "ứng", "tức", "là", "hay", "quy", "đổi", "ra", "thành", "bằng", "xấp", "xỉ", "khoảng", "gần",
    "với", "tiền", "việt", "nam", "vnd", "vào", "cỡ", "~", "≈",
]);
/// The words among them that need a partner to mean anything.
const OPENS: Words = Words::of(&["tương", "tức", "hay", "quy", "bằng", "xấp"]);
/// Most tokens between the two amounts.
const REACH: usize = 8;
/// Words near an amount that make it a price of gold or a sum of several.
const OTHERS: Words = Words::of(&["ounce", "oz", "tờ", "cộng", "bấy", "xưa"]);
/// What "lượng" stands behind where it is the tael of gold.
const BEFORE_TAEL: Words = Words::of(&["một", "mỗi", "đồng"]);
/// How many tokens around the two are looked at for them.
const AROUND: usize = 8;
/// Places where money is counted in other dollars.
const DOLLARS: Words = Words::of(&[
    "hong",
    "hồng",
    "hongkong",
    "singapore",
    "úc",
    "australia",
    "đài",
    "canada",
    "zealand",
    "brunei",
    "fiji",
    "hk",
]);

/// An amount that is tied to another.
#[derive(Clone, Copy)]
struct Side<'a> {
    mention: &'a Mention,
    quantity: &'a Quantity,
    id: u16,
    kind: UnitKind,
}

/// Every pair of amounts that the text calls equal.
pub(super) fn find(document: &Document, passage: &Passage<'_>, out: &mut Vec<Claim>) {
    let years = LazyCell::new(|| Years::of(document, passage));
    for line in &passage.lines {
        for (at, next) in line.mentions.clone().zip(line.mentions.clone().skip(1)) {
            let (Some(first), Some(second)) = (side(passage, at), side(passage, next)) else { continue };
            if first.id == second.id || first.quantity.unit.per != second.quantity.unit.per {
                continue;
            }
            if !is_tied(passage, line, first, second) {
                continue;
            }
            out.extend(match (first.kind, second.kind) {
                (UnitKind::Money, UnitKind::Money) => exchange(passage, first, second, at, *years),
                (UnitKind::Measure, UnitKind::Measure) => conversion(passage, first, second),
                _ => None,
            });
        }
    }
}

fn side<'a>(passage: &Passage<'a>, at: usize) -> Option<Side<'a>> {
    let mention = passage.mention(at)?;
    let quantity = mention.quantity()?;
    match quantity.unit.base {
        Base::Unit(id, kind @ (UnitKind::Money | UnitKind::Measure)) => Some(Side { mention, quantity, id, kind }),
        _ => None,
    }
}

/// Whether the words between the two say that they are one amount.
fn is_tied(passage: &Passage<'_>, line: &Line, first: Side<'_>, second: Side<'_>) -> bool {
    let scan = &passage.scan;
    let between = first.mention.tokens.end..second.mention.tokens.start;
    if between.is_empty() || between.len() > REACH {
        return false;
    }
    let bracket = scan.is_mark(between.start, '(');
    let comma = usize::from(bracket || scan.is_mark(between.start, ','));
    let words = between.start + comma..between.end;
    let equal = scan.is_mark(between.start, '=') && between.len() == 1;
    let said = words.clone().any(|at| scan.is_one_of(at, &OPENS));
    let only = words.clone().all(|at| scan.is_one_of(at, &EQUATES) || scan.is_any_mark(at, "~≈"));
    // What goes on inside the bracket may be a list, what goes on behind a rate.
    let end = second.mention.tokens.end;
    let closed = if bracket { scan.is_mark(end, ')') } else { end >= line.tokens.end || !scan.is_mark(end, '/') };
    (equal || only && (bracket || said)) && closed
}

/// The two amounts in base units must meet for one pair of factors.
fn conversion(passage: &Passage<'_>, first: Side<'_>, second: Side<'_>) -> Option<Claim> {
    let symbol = |side: Side<'_>| passage.scan.lexicon.unit(side.id).map(|unit| unit.symbol.as_str());
    let facts = passage.scan.lexicon.facts();
    let (from, to) = (worth::of(facts, symbol(first)?)?, worth::of(facts, symbol(second)?)?);
    if from.dimension != to.dimension {
        return None;
    }
    let (given, stated) = (readings(passage, first, Place::Given)?, readings(passage, second, Place::Converted)?);
    let holds = given.iter().any(|a| stated.iter().any(|b| meets(a, &from, b, &to)));
    let factor = from.factors.first()? / to.factors.first()?;
    let value = in_unit(first.quantity, &from, &to, &factor)?;
    let working = format!(
        "{} = {} {} {} {}",
        text(passage, first),
        shown(&value),
        unit_text(passage, second),
        if holds { "≈" } else { "≠" },
        text(passage, second)
    );
    Some(claim(ClaimKind::Conversion, first, second, holds, &value, working))
}

fn meets(a: &Interval, from: &Worth, b: &Interval, to: &Worth) -> bool {
    let in_base = |interval: &Interval, worth: &Worth, factor: &Rational| match &worth.offset {
        Some(offset) => interval.plus(&Interval::point(offset.clone())).scaled(factor),
        None => interval.scaled(factor),
    };
    let pairs = from.factors.iter().flat_map(|f| to.factors.iter().map(move |t| (f, t)));
    let absolute = |f: &Rational, t: &Rational| in_base(a, from, f).meets(&in_base(b, to, t));
    // A difference of two temperatures has no offset.
    let relative = |f: &Rational, t: &Rational| from.offset.is_some() && a.scaled(f).meets(&b.scaled(t));
    pairs.into_iter().any(|(f, t)| absolute(f, t) || relative(f, t))
}

/// The first amount in the unit of the second.
fn in_unit(quantity: &Quantity, from: &Worth, to: &Worth, factor: &Rational) -> Option<Rational> {
    let value = quantity.low_end()?.to_rational();
    Some(match (&from.offset, &to.offset) {
        (Some(before), Some(after)) => (value + before) * factor - after,
        _ => value * factor,
    })
}

fn exchange(passage: &Passage<'_>, first: Side<'_>, second: Side<'_>, at: usize, years: Years) -> Option<Claim> {
    let symbol = |side: Side<'_>| passage.scan.lexicon.unit(side.id).map(|unit| unit.symbol.as_str());
    let (from, to) = (symbol(first)?, symbol(second)?);
    let (given, stated) = (readings(passage, first, Place::Given)?, readings(passage, second, Place::Converted)?);
    let facts = passage.scan.lexicon.facts();
    let bands = (band(facts, from, years)?, band(facts, to, years)?);
    let holds = given.iter().any(|a| {
        let agrees = |b: &Interval| a.times(&bands.0).zip(b.times(&bands.1)).is_some_and(|(a, b)| a.meets(&b));
        stated.iter().any(agrees)
    });
    if !holds && is_of_unknown_year(passage, at) {
        return None;
    }
    if !holds && (is_several(passage, first, second, at) || is_foreign(passage, first) || is_foreign(passage, second)) {
        return None;
    }
    if !holds && (is_loose_dollar(passage, first) || is_loose_dollar(passage, second)) && names_other_dollar(passage) {
        return None;
    }
    let (low, high) = rates(&bands.0, &bands.1)?;
    let implied = second.quantity.low_end()?.to_rational() / first.quantity.low_end()?.to_rational();
    let working = format!(
        "{} / {} = {} {} {}-{} {to}/{from}",
        text(passage, second),
        text(passage, first),
        shown(&implied),
        if holds { "≈" } else { "≠" },
        shown(&low),
        shown(&high),
    );
    let value = first.quantity.low_end()?.to_rational() * &high;
    Some(claim(ClaimKind::Exchange, first, second, holds, &value, working))
}

/// "Năm 1998, ... 1.500 USD (khoảng 20 triệu đồng)": rates of that time are not known.
fn is_of_unknown_year(passage: &Passage<'_>, at: usize) -> bool {
    let line = passage.lines.iter().find(|line| line.mentions.contains(&at));
    line.is_some_and(|line| line.mentions.clone().filter_map(|m| passage.mention(m)).any(is_before_rates))
}

/// What one unit of one currency is in another, lowest and highest, by what each is in đồng.
fn rates(from: &Interval, to: &Interval) -> Option<(Rational, Rational)> {
    let ((low, high), (least, most)) = (ends(from)?, ends(to)?);
    Some((low / most, high / least))
}

/// "22 tờ 100 USD", "34,99 USD và 13 USD": the second amount is of more than the first, or a price of gold.
fn is_several(passage: &Passage<'_>, first: Side<'_>, second: Side<'_>, at: usize) -> bool {
    let start = first.mention.tokens.start;
    let around = start.saturating_sub(AROUND)..second.mention.tokens.end + AROUND;
    let before = at.checked_sub(1).and_then(|before| passage.mention(before));
    // "63.780 USD (1,45 tỷ đồng), tăng 6.540 USD (149 triệu đồng)": the amount in brackets belongs to another.
    let own = |mention: &&Mention| !passage.scan.is_mark(mention.tokens.end, ')');
    let near = before.filter(|mention| mention.tokens.end + 3 >= start).filter(own);
    let counted = near.and_then(Mention::quantity).is_some_and(|quantity| {
        matches!(quantity.unit.base, Base::Noun(_)) || quantity.unit.base.kind() == Some(UnitKind::Money)
    });
    let scan = &passage.scan;
    let tael = |at: usize| {
        scan.is_one_of(at, words!["lượng"]) && (scan.is_mark(at - 1, '/') || scan.is_one_of(at - 1, &BEFORE_TAEL))
    };
    counted || passage.has_word(around.clone(), &OTHERS) || around.skip(1).any(tael)
}

/// "5 triệu bảng Ai Cập": a name behind the unit makes it another currency.
fn is_foreign(passage: &Passage<'_>, side: Side<'_>) -> bool {
    let end = side.mention.tokens.end;
    passage.scan.is_word(end) && passage.scan.get(end).is_some_and(crate::lexicon::Token::is_capitalised)
}

/// Whether the dollars are not said to be American.
fn is_loose_dollar(passage: &Passage<'_>, side: Side<'_>) -> bool {
    let written = text(passage, side);
    let american = ["USD", "usd", "US$", "Mỹ", "mỹ"].iter().any(|word| written.contains(word));
    passage.scan.lexicon.unit(side.id).is_some_and(|unit| unit.symbol == "USD") && !american
}

/// Whether the text speaks of a place with dollars of its own.
fn names_other_dollar(passage: &Passage<'_>) -> bool {
    let tokens = passage.scan.tokens.iter().enumerate();
    tokens.filter(|(_, token)| token.is_capitalised()).any(|(at, _)| passage.scan.is_one_of(at, &DOLLARS))
}

/// Whether an amount is the original or what it was converted to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Given,
    Converted,
}

/// What the amount may stand for, in each of its readings.
fn readings(passage: &Passage<'_>, side: Side<'_>, place: Place) -> Option<Vec<Interval>> {
    let quantity = side.quantity;
    let one = |number: &Written| reading(number, quantity.hedge, place);
    match &quantity.amount {
        Amount::One(_) => {
            let number = quantity.number()?;
            // "57,945 USD" may be thousands; "57.945 USD" is a decimal in English papers only.
            let other = quantity.other.as_ref().filter(|_| text(passage, side).contains(',') || has_points(passage));
            std::iter::once(number).chain(other).map(one).collect()
        }
        Amount::Range(low, high) => {
            let (low, high) = (one(low)?, one(high)?);
            Some(vec![Interval { low: low.low, high: high.high }])
        }
        Amount::Vague(..) => None,
    }
}

/// Whether the text writes decimal points in amounts and rates; engines have them everywhere.
fn has_points(passage: &Passage<'_>) -> bool {
    let english = |grouping| matches!(grouping, Grouping::DecimalPoint | Grouping::EnglishThousands);
    let scaled = |kind| matches!(kind, Some(UnitKind::Money | UnitKind::Percent));
    let quantities = passage.mentions.iter().filter_map(Mention::quantity);
    quantities.filter(|quantity| scaled(quantity.unit.base.kind())).any(|quantity| english(quantity.grouping))
}

/// What a number of a conversion may stand for: editors round the converted amount more than any other.
fn reading(number: &Written, hedge: Option<Hedge>, place: Place) -> Option<Interval> {
    let x = number.value.to_rational();
    let positive = !number.value.is_negative() && !number.value.is_zero();
    positive.then_some(())?;
    let unit = Decimal::new(1, number.last_place).to_rational();
    let coarse = Decimal::new(1, number.trailing_place().max(number.last_place)).to_rational();
    let part = |of: i64| &x / Rational::from_integer(of.into());
    let half = |step: &Rational| step / Rational::from_integer(2.into());
    let (below, above) = match (hedge, place) {
        (Some(Hedge::Over), _) => (part(50), coarse.min(part(2))),
        (Some(Hedge::Under), _) => (coarse.min(part(5)), part(50)),
        (Some(Hedge::About), _) => (coarse.clone().min(part(10)), coarse.min(part(10))),
        (Some(Hedge::AtLeast | Hedge::AtMost), _) => return None,
        (None, Place::Given) => (half(&unit).min(part(20)), half(&unit).min(part(20))),
        (None, Place::Converted) => (half(&coarse).min(part(10)), half(&coarse).min(part(10))),
    };
    Some(Interval::closed(&x - below, &x + above))
}

fn text<'a>(passage: &Passage<'a>, side: Side<'a>) -> &'a str {
    let start = side.quantity.number_span;
    passage.scan.text.get(start.cover(side.mention.span).range()).unwrap_or_default()
}

/// The unit as the text writes it.
fn unit_text<'a>(passage: &Passage<'a>, side: Side<'a>) -> &'a str {
    let behind = side.quantity.number_span.end..side.mention.span.end;
    let unit = passage.scan.text.get(behind.start as usize..behind.end as usize).unwrap_or_default();
    unit.trim_start()
}

/// `value` to three digits.
fn shown(value: &Rational) -> String {
    let ten = Rational::from_integer(10.into());
    let (mut places, mut scaled) = (2, value.clone());
    while scaled >= ten && places > -30 {
        scaled /= &ten;
        places -= 1;
    }
    while scaled < Rational::from_integer(1.into()) && places < 30 {
        scaled *= &ten;
        places += 1;
    }
    rounded(value, places).vietnamese()
}

fn claim(kind: ClaimKind, first: Side<'_>, second: Side<'_>, holds: bool, value: &Rational, working: String) -> Claim {
    let stated = second.quantity.low_end().map(Decimal::to_rational);
    let three = Rational::from_integer(3.into());
    let far = stated.is_none_or(|stated| stated > value * &three || stated * &three < *value);
    let gap = if far { Gap::Gross } else { Gap::Clear };
    let places = [(second.mention.span, Role::Stated), (first.mention.span, Role::Value)];
    statement(kind, verdict(holds, gap), working, places, 0.95)
}

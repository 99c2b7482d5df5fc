//! Figures that no indicator of their name can have. Invariant: the facts give the range and its unit; a figure of another
//! unit, or with a word between that is none of the usual ones, is not judged.

use crate::facts::Topic;
use crate::lexicon::{Entry, Kinds, Trend, Words};
use crate::mention::{Mention, Quantity};
use crate::number::Decimal;
use crate::rule::{Context, Message, Sink};

/// What may stand between an indicator and its figure.
const BETWEEN: Words = Words::of(&[
    "là", "đạt", "lên", "tới", "đến", "từ", "gần", "hơn", "trên", "khoảng", "chỉ", "có", "ước", "ở", "mức", "trung",
    "bình", "quân", "còn", "phổ", "biến", "cao", "nhất", "thấp", "hiện", "nay", "toàn", "tỉnh", "huyện", "cả", "nước",
    "vụ", "năm", "này", "trong", "ngày", "đêm",
]);
/// Words that make the indicator the other side of a comparison.
const COMPARES: Words = Words::of(&["hơn", "kém", "với", "chênh", "bằng"]);
/// Most words between them.
const REACH: usize = 6;

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    for mention in cx.annotated.mentions() {
        let Some(quantity) = mention.quantity() else { continue };
        // A change may be of any size, and a multiple is no value.
        let still = !matches!(quantity.trend, Some(Trend::Up | Trend::Down)) || quantity.is_percent();
        let (Some(low), Some(high)) = (quantity.low_end(), quantity.high_end()) else { continue };
        let Some(subject) = Some(mention.tokens.start).filter(|_| still).and_then(|end| indicator(cx, end)) else {
            continue;
        };
        let Some(symbol) = quantity.unit.symbol(cx.annotated.lexicon()) else { continue };
        if let Some((name, range)) = broken(cx, subject, &symbol, low, high) {
            report(cx, out, mention, quantity, name, range);
        }
    }
}

/// The subject whose figure starts at `end`.
fn indicator(cx: &Context<'_>, end: usize) -> Option<u16> {
    let scan = cx.scan();
    let mut at = end;
    while at > 0 && end - at < REACH && scan.is_one_of(at - 1, &BETWEEN) && cx.mention_at(at - 1).is_none() {
        at -= 1;
    }
    let (start, subject) = (at..=end).find_map(|end| {
        scan.before(end, Kinds::FACT, |entry| match entry {
            Entry::Fact(Topic::PlausibleValues, subject) => Some(subject),
            _ => None,
        })
    })?;
    // "thấp hơn giá vàng SJC 3,99 triệu đồng/lượng": a difference to the indicator, not its value.
    let compared = start > 0 && scan.is_one_of(start - 1, &COMPARES);
    (!compared).then_some(subject)
}

/// The range of the subject in this unit, where the figure lies outside of it.
fn broken<'a>(cx: &Context<'a>, subject: u16, symbol: &str, low: Decimal, high: Decimal) -> Option<(&'a str, &'a str)> {
    let facts = cx.annotated.lexicon().facts();
    let mut ranges = facts
        .about(Topic::PlausibleValues, subject)
        .filter(|row| cx.document.published().is_none_or(|day| row.holds_on(day)))
        .filter_map(|row| Some((row.name(), range_in(&row.value, symbol)?)));
    let outside = |range: &str| {
        let ends = range.split_once("..").and_then(|(least, most)| Some((decimal(least)?, decimal(most)?)));
        ends.is_some_and(|(least, most)| low < least || high > most)
    };
    // A text without a date may be of any time.
    let (name, range) = ranges.next()?;
    (outside(range) && ranges.all(|(_, other)| outside(other))).then_some((name, range))
}

/// The range that a value gives for a unit: "5..150 tạ/ha; 0.5..15 t/ha".
fn range_in<'v>(value: &'v str, symbol: &str) -> Option<&'v str> {
    value
        .split("; ")
        .find_map(|range| range.split_once(' ').filter(|(_, unit)| *unit == symbol))
        .map(|(range, _)| range)
}

/// "0.5", "-90", "300000000".
fn decimal(text: &str) -> Option<Decimal> {
    let places = text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    Some(Decimal::new(text.replace('.', "").parse().ok()?, -i32::try_from(places).ok()?))
}

fn report(cx: &Context<'_>, out: &mut Sink<'_>, mention: &Mention, quantity: &Quantity, name: &str, range: &str) {
    let span = cx.scan().span(cx.number_tokens(mention, quantity).start, mention.tokens.end);
    let range = range
        .split_once("..")
        .and_then(|(low, high)| Some(format!("{}-{}", decimal(low)?.vietnamese(), decimal(high)?.vietnamese())));
    let range = range.unwrap_or_default();
    let message = Message::new(
        format!("{name} {} nằm ngoài mọi giá trị từng có ({range})", cx.quote(span)),
        format!("{name} {} lies outside of all that is known ({range})", cx.quote(span)),
    );
    out.report(span, message).done();
}

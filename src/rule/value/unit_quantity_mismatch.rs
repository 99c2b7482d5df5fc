//! A unit that cannot measure what the words before it name. Invariant: the indicator stands right before the number, and
//! the facts name the dimensions that it cannot have.

use crate::facts::Topic;
use crate::lexicon::{Entry, Hedge, Kinds, Words, words};
use crate::mention::{Base, Mention, Quantity};
use crate::rule::{Context, Message, Sink};

/// What may stand between an indicator and its figure.
const BETWEEN: Words = Words::of(&[
    "là", "đạt", "lên", "tới", "đến", "từ", "gần", "hơn", "trên", "khoảng", "chỉ", "có", "ước", "ở", "mức", "tổng",
    "sàn", "đất", "rừng", "tối", "đa", "thiểu", "cực", "đại", "trung", "bình", "quân", "lớn", "mặt", "nước", "tự",
    "nhiên", "gieo", "trồng", "canh", "tác", "xây", "dựng",
]);
/// Most words between them.
const REACH: usize = 4;
/// Units of screens and the like, which measure another thing in passing.
const OTHERWISE: [&str; 3] = ["[in_i]", "[ft_i]", "điểm"];

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    for mention in cx.annotated.mentions() {
        let Some(quantity) = mention.quantity() else { continue };
        let Some(dimension) = dimension(cx, mention, quantity) else { continue };
        let Some((start, subject)) = indicator(cx, mention.tokens.start) else { continue };
        let mut rows = cx.annotated.lexicon().facts().about(Topic::QuantityDimensions, subject);
        let wrong = rows.any(|row| row.value.split(' ').any(|name| name == dimension));
        if wrong {
            let span = cx.scan().span(cx.number_tokens(mention, quantity).start, mention.tokens.end);
            let named = cx.quote(cx.scan().span(start, start + 2));
            let message = Message::new(
                format!("{} không phải số đo của {}", cx.quote(span), named.to_lowercase()),
                format!("{} does not measure {}", cx.quote(span), named.to_lowercase()),
            );
            out.report(span, message).done();
        }
    }
}

/// The dimension of a plain measure.
fn dimension<'a>(cx: &Context<'a>, mention: &Mention, quantity: &Quantity) -> Option<&'a str> {
    let Base::Unit(id, _) = quantity.unit.base else { return None };
    let unit = cx.annotated.lexicon().unit(id)?;
    let scan = cx.scan();
    let end = mention.tokens.end;
    // "diện tích 5x20m": the sides stand for what they enclose.
    if scan.is_one_of(end, words!["x"]) && scan.is_digits(end + 1) {
        return None;
    }
    // "30 m 2": the exponent came apart from its unit; "27.551m dây" measures the wire.
    let torn = scan.is_digits(end)
        || scan.is_any_mark(end, "/²³")
        || scan.is_one_of(end, words!["vuông", "khối", "mỗi", "một", "dây"]);
    let plain = quantity.unit.per.is_empty() && !torn && !OTHERWISE.contains(&unit.symbol.as_str());
    (plain && quantity.hedge != Some(Hedge::AtMost)).then_some(unit.dimension.as_str())
}

/// The indicator whose figure starts at `end`: where it starts, and its subject among the facts.
fn indicator(cx: &Context<'_>, end: usize) -> Option<(usize, u16)> {
    let scan = cx.scan();
    let mut at = end;
    while at > 0 && end - at < REACH && scan.is_one_of(at - 1, &BETWEEN) && cx.mention_at(at - 1).is_none() {
        at -= 1;
    }
    // "trung bình" and the like may be part of the name: try from the number backwards.
    (at..=end).rev().find_map(|end| {
        let (start, subject) = scan.before(end, Kinds::FACT, |entry| match entry {
            Entry::Fact(Topic::QuantityDimensions, subject) => Some(subject),
            _ => None,
        })?;
        Some((start, subject))
    })
}

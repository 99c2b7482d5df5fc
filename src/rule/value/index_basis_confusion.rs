//! The level of an index printed as its growth. Invariant: only indices that cannot double within a year are judged, and
//! only between 90 and 130%.

use crate::lexicon::{Trend, words};
use crate::mention::{Amount, Mention, Quantity};
use crate::number::Decimal;
use crate::rule::{Applicability, Context, Message, Sink};

/// Names of such indices.
const INDICES: [&[&str]; 6] = [
    &["chỉ", "số", "giá", "tiêu", "dùng"],
    &["chỉ", "số", "giá", "sản", "xuất"],
    &["chỉ", "số", "sản", "xuất"],
    &["chỉ", "số", "giá"],
    &["cpi"],
    &["iip"],
];
/// How many tokens before the figure the name may stand.
const REACH: usize = 18;
/// Nothing below is a level.
const LOWEST: i64 = 90;
/// Nothing above is one.
const HIGHEST: i64 = 130;

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    for mention in cx.annotated.mentions() {
        let Some(quantity) = mention.quantity().filter(|quantity| quantity.is_percent()) else { continue };
        let Some(change) = change(quantity).filter(|_| is_index(cx, mention)) else { continue };
        let span = cx.scan().span(cx.number_tokens(mention, quantity).start, mention.tokens.end);
        let message = Message::new(
            format!("Chỉ số ở mức {0} không phải là tăng, giảm {0}", cx.quote(span)),
            format!("An index at {0} has not changed by {0}", cx.quote(span)),
        );
        let finding = out.report(span, message);
        match change {
            Some(change) => finding.suggest(span, format!("{}%", change.vietnamese()), Applicability::Suggest).done(),
            None => finding.done(),
        }
    }
}

/// Whether the change is the level of an index; what it changed by, where the verb fits.
fn change(quantity: &Quantity) -> Option<Option<Decimal>> {
    let trend = quantity.trend?;
    let Amount::One(number) = quantity.amount else { return None };
    let value = number.value;
    if value < Decimal::from_int(LOWEST) || value > Decimal::from_int(HIGHEST) {
        return None;
    }
    let change = value.checked_add(Decimal::from_int(-100))?;
    match (trend, change.is_negative()) {
        (Trend::Up, false) | (Trend::Down, true) => Some(Some(change.abs())),
        _ => Some(None),
    }
}

/// Whether the clause before names such an index, with no other figure between.
fn is_index(cx: &Context<'_>, mention: &Mention) -> bool {
    let scan = cx.scan();
    let sentence = cx.sentence(mention.span);
    let from = sentence.start.max(mention.tokens.start.saturating_sub(REACH));
    let before = from..mention.tokens.start;
    let clause = before.clone().rev().find(|&at| scan.is_any_mark(at, ";:(")).map_or(from, |at| at + 1);
    let named = (clause..before.end)
        .rev()
        .find(|&at| INDICES.iter().any(|words| words.iter().zip(at..).all(|(word, at)| scan.is_spelled(at, word))));
    named.is_some_and(|at| {
        !(at..before.end)
            .any(|at| cx.mention_at(at).and_then(Mention::quantity).is_some() || scan.is_one_of(at, words!["vụ"]))
    })
}

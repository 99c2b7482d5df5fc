//! "02 dự án" beside "2 dự án". Invariant: only numbers below ten that count something are compared.

use crate::lexicon::Words;
use crate::mention::{Base, Mention, Quantity};
use crate::number::{Form, Grouping};
use crate::rule::places::Places;
use crate::rule::written::digit_tokens;
use crate::rule::{Applicability, Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    let scan = cx.scan();
    let (mut padded, mut plain) = (Places::default(), Places::default());
    for mention in cx.annotated.mentions() {
        let Some(quantity) = mention.quantity() else { continue };
        let Some(first) = counted_digit(cx, mention, quantity) else { continue };
        let span = scan.span(first, first + 1);
        match scan.str(first).strip_prefix('0') {
            Some(bare) => padded.add(span, bare),
            None => plain.add(span, format!("0{}", scan.str(first))),
        }
    }
    if padded.is_empty() || plain.is_empty() {
        return;
    }
    let message = Message::new(
        "Số đếm dưới 10 lúc có số 0 ở trước, lúc không",
        "Counts below ten are padded with a nought in some places only",
    );
    let rarer = if plain.len() < padded.len() { plain } else { padded };
    rarer.report(out, Applicability::Suggest, message, []);
}

/// The token of the digits, where they count things and are below ten.
fn counted_digit(cx: &Context<'_>, mention: &Mention, quantity: &Quantity) -> Option<usize> {
    let number =
        quantity.number().filter(|number| number.form == Form::Digits && quantity.grouping == Grouping::None)?;
    let below_ten = number.value.to_int().is_some_and(|value| (1..10).contains(&value));
    let scan = cx.scan();
    let (first, end) = digit_tokens(cx, mention, quantity)?;
    let counts = match quantity.unit.base {
        // The noun must stand there itself, not behind the last number of a list.
        Base::Noun(_) => quantity.number_span.end < mention.span.end && quantity.unit.per.is_empty(),
        Base::None => counts_unlisted(cx, first),
        Base::Unit(..) | Base::Count(_) => false,
    };
    let bracketed = first > 0 && scan.is_mark(first - 1, '(') && scan.is_mark(end, ')');
    (below_ten && counts && !bracketed && end == first + 1 && scan.str(first).len() <= 2).then_some(first)
}

/// "được 2 Sàn": a noun that the vocabulary does not list, behind a word that a count follows.
fn counts_unlisted(cx: &Context<'_>, first: usize) -> bool {
    const BEFORE: Words = Words::of(&["có", "được", "thêm", "gồm", "cả", "của", "cho", "các", "những"]);
    let scan = cx.scan();
    let noun = scan.get(first + 1).is_some_and(|token| token.is_capitalised() && !token.is_glued());
    first > 0 && scan.is_one_of(first - 1, &BEFORE) && noun
}

//! A misspelt magnitude or unit word. Invariant: the vocabulary lists the word as a slip; nothing is guessed here.

use crate::lexicon::Entry;
use crate::mention::{Amount, Mention, Quantity, SlipMeaning, UnitSlip};
use crate::number::Form;
use crate::rule::{Applicability, Context, Message, Sink, bare};

/// Listed slips that are no words at all: behind a number they can only be what is meant, whatever follows.
const NO_WORDS: [&str; 16] = [
    "triêu", "trieu", "tiệu", "trệu", "triẹu", "triệ", "nghin", "nghỉn", "ngìn", "nghìm", "nghỉm", "đồg", "đồngg",
    "đồnng", "đồnh", "tấnn",
];

/// Listed slips of "đồng" that are words, but none that follows "triệu" or "tỷ".
const BEHIND_MAGNITUDE: [&str; 3] = ["đổng", "đòng", "dồng"];

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    for mention in cx.annotated.mentions() {
        let Some(quantity) = mention.quantity() else { continue };
        if let Some(slip) = quantity.slip.or_else(|| slip_behind(cx, mention, quantity)) {
            report(cx, out, mention, quantity, slip);
        }
    }
}

/// A slip that the reader left alone, because of what follows it: "5,5 triêu xe".
fn slip_behind(cx: &Context<'_>, mention: &Mention, quantity: &Quantity) -> Option<UnitSlip> {
    let scan = cx.scan();
    let at = mention.tokens.end;
    let ends_in_number = quantity.number_span.end == mention.span.end && !scan.is_glued(at);
    let scaled = matches!(quantity.amount, Amount::One(number) if number.form == Form::Scaled);
    let listed = NO_WORDS.contains(&scan.str(at)) || scaled && BEHIND_MAGNITUDE.contains(&scan.str(at));
    if !ends_in_number || !listed {
        return None;
    }
    let (_, meant) = scan.phrase(at, |entry| match entry {
        Entry::SlippedMagnitude(power) => Some(SlipMeaning::Magnitude(power)),
        Entry::SlippedUnit(id) => Some(SlipMeaning::Unit(id)),
        _ => None,
    })?;
    Some(UnitSlip { span: scan.get(at)?.span, meant })
}

fn report(cx: &Context<'_>, out: &mut Sink<'_>, mention: &Mention, quantity: &Quantity, slip: UnitSlip) {
    let wrong = cx.quote(slip.span);
    let Some(meant) = meant(cx, slip, wrong) else { return };
    let tail = cx.scan().span(cx.number_tokens(mention, quantity).start, mention.tokens.end);
    let message = Message::new(
        format!("“{wrong}” không phải đơn vị; có lẽ là “{meant}”"),
        format!("“{wrong}” is no unit; “{meant}” is probably meant"),
    );
    // What is no word at all, behind a number, is one word misspelt; any other may be a word that was meant.
    let is_certain = NO_WORDS.contains(&wrong);
    let applicability = if is_certain { Applicability::Safe } else { Applicability::Suggest };
    out.report(quantity.number_span.cover(tail).cover(slip.span), message)
        .suggest(slip.span, meant, applicability)
        .done();
}

/// The right word, in the spelling nearest to the wrong one.
fn meant<'a>(cx: &Context<'a>, slip: UnitSlip, wrong: &str) -> Option<&'a str> {
    match slip.meant {
        SlipMeaning::Magnitude(9) if bare::word(wrong).contains('i') => Some("tỉ"),
        SlipMeaning::Magnitude(9) => Some("tỷ"),
        SlipMeaning::Magnitude(6) => Some("triệu"),
        SlipMeaning::Magnitude(3) if bare::word(wrong).contains('i') => Some("nghìn"),
        SlipMeaning::Magnitude(3) => Some("ngàn"),
        SlipMeaning::Magnitude(_) => None,
        SlipMeaning::Unit(id) => match cx.annotated.lexicon().unit(id)?.symbol.as_str() {
            "VND" => Some("đồng"),
            "t" => Some("tấn"),
            symbol => Some(symbol),
        },
    }
}

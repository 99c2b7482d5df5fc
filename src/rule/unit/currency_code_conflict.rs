//! The same amount in two currencies. Invariant: the two stand in different sentences, with a magnitude word each, and no
//! third mention settles which is right.

use crate::mention::Amount;
use crate::number::Form;
use crate::rule::repeated_digits::{Written, pairs};
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    pairs(cx, |first, second| {
        let apart = !cx.sentence(first.mention.span).contains(&second.mention.tokens.start);
        let plain = is_plain(cx, first) && is_plain(cx, second);
        if first.currency != second.currency && first.value == second.value && apart && plain {
            let message = Message::new(
                format!("{} ở chỗ khác là {}", cx.quote(second.mention.span), cx.quote(first.mention.span)),
                format!("{} is {} elsewhere", cx.quote(second.mention.span), cx.quote(first.mention.span)),
            );
            let other = Message::new("chỗ kia", "the other place");
            out.report(second.mention.span, message).related(first.mention.span, other).done();
        }
    });
}

fn is_plain(cx: &Context<'_>, written: Written<'_>) -> bool {
    is_scaled(written) && !is_converted(cx, written)
}

/// "£134m ($170m)": told in both currencies, so neither is a slip for the other.
fn is_converted(cx: &Context<'_>, written: Written<'_>) -> bool {
    let tokens = &written.mention.tokens;
    cx.scan().is_mark(tokens.start.wrapping_sub(1), '(') || cx.scan().is_mark(tokens.end, '(')
}

/// "350 triệu USD": a round sum in plain figures is an example as often as a fact.
fn is_scaled(written: Written<'_>) -> bool {
    matches!(written.quantity.amount, Amount::One(number) if number.form == Form::Scaled)
}

//! The same amount in two currencies. Invariant: the two stand in different sentences, with a magnitude word each, and no
//! third mention settles which is right.

use crate::mention::Amount;
use crate::number::Form;
use crate::rule::repeated_digits::{Written, pairs};
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    pairs(cx, |first, second| {
        let apart = !cx.sentence(first.mention.span).contains(&second.mention.tokens.start);
        if first.currency != second.currency && first.value == second.value && apart && both(first, second, is_scaled) {
            let message = Message::new(
                format!("{} ở chỗ khác là {}", cx.quote(second.mention.span), cx.quote(first.mention.span)),
                format!("{} is {} elsewhere", cx.quote(second.mention.span), cx.quote(first.mention.span)),
            );
            let other = Message::new("chỗ kia", "the other place");
            out.report(second.mention.span, message).related(first.mention.span, other).done();
        }
    });
}

fn both(first: Written<'_>, second: Written<'_>, is: impl Fn(Written<'_>) -> bool) -> bool {
    is(first) && is(second)
}

/// "350 triệu USD": a round sum in plain figures is an example as often as a fact.
fn is_scaled(written: Written<'_>) -> bool {
    matches!(written.quantity.amount, Amount::One(number) if number.form == Form::Scaled)
}

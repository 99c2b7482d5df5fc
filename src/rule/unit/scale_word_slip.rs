//! The same digits a thousand or a million times as large elsewhere. Invariant: four digits or more, in one currency,
//! with a magnitude word at both places; every such run of digits is reported once, at the rarer of its values.

use crate::mention::Amount;
use crate::number::{Decimal, Form};
use crate::rule::repeated_digits::{Written, pairs};
use crate::rule::{Context, Message, Sink};

/// Fewer digits may be the same by chance.
const FEWEST: usize = 4;

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    let mut slips: Vec<(Written<'_>, Written<'_>)> = Vec::new();
    pairs(cx, |first, second| {
        let apart = second.value.trailing_place() - first.value.trailing_place();
        let slipped = matches!(apart.abs(), 3 | 6) && first.currency == second.currency && first.digits >= FEWEST;
        if slipped && is_scaled(first) && is_scaled(second) {
            slips.push((first, second));
        }
    });
    for (at, &slip) in slips.iter().enumerate() {
        let known = slips.iter().take(at).any(|earlier| values(*earlier) == values(slip));
        if !known {
            report(cx, out, &slips, slip);
        }
    }
}

/// "1.615 tỷ": plain figures of a table may be in thousands.
fn is_scaled(written: Written<'_>) -> bool {
    matches!(written.quantity.amount, Amount::One(number) if number.form == Form::Scaled)
}

/// The larger value and the smaller.
fn values((first, second): (Written<'_>, Written<'_>)) -> (Decimal, Decimal) {
    (first.value.max(second.value), first.value.min(second.value))
}

fn report(
    cx: &Context<'_>,
    out: &mut Sink<'_>,
    slips: &[(Written<'_>, Written<'_>)],
    (first, second): (Written<'_>, Written<'_>),
) {
    let places = |value: Decimal| {
        let mut starts: Vec<u32> =
            slips.iter().flat_map(|(a, b)| [a, b]).filter(|w| w.value == value).map(|w| w.mention.span.start).collect();
        starts.sort_unstable();
        starts.dedup();
        starts.len()
    };
    let (rare, usual) = if places(first.value) < places(second.value) { (first, second) } else { (second, first) };
    let quote = |written: Written<'_>| cx.quote(written.mention.span);
    let message = Message::new(
        format!("{} ở chỗ khác là {}", quote(rare), quote(usual)),
        format!("{} is {} elsewhere", quote(rare), quote(usual)),
    );
    let (large, small) = if first.value > second.value { (first, second) } else { (second, first) };
    let apart = large.value.trailing_place() - small.value.trailing_place();
    let times = if apart == 3 { "1.000" } else { "1.000.000" };
    let working = format!("{} / {} = {times}", quote(large), quote(small));
    let other = Message::new("chỗ kia", "the other place");
    out.report(rare.mention.span, message).working(working).related(usual.mention.span, other).done();
}

//! A yearly rate against both ends of its period. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::CompoundGrowth, |_, quote| {
        Message::new(
            format!("Tốc độ bình quân {quote} không dẫn từ số đầu kỳ đến số cuối kỳ"),
            format!("The yearly rate {quote} does not lead from the first figure to the last"),
        )
    });
}

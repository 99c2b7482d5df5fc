//! Distance, time and average speed. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::Travel, |_, quote| {
        Message::new(
            format!("Quãng đường “{quote}” không khớp thời gian và vận tốc trung bình"),
            format!("The distance “{quote}” does not fit time and average speed"),
        )
    });
}

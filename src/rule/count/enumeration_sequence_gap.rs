//! Numbered points against their numbers. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::Sequence, |_, quote| {
        Message::new(format!("Đánh số mục bị nhảy ở {quote}"), format!("The numbering skips before {quote}"))
    });
}

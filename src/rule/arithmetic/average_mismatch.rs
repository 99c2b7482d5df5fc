//! A stated average against its total and number. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::Average, |_, quote| {
        Message::new(
            format!("Mức bình quân {quote} không bằng tổng chia cho số lượng đã nêu"),
            format!("The average {quote} is not the total over its number"),
        )
    });
}

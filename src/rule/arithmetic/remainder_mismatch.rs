//! A stated rest against the whole and its parts. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::Remainder, |_, quote| {
        Message::new(
            format!("Phần còn lại {quote} không bằng tổng trừ các phần đã nêu"),
            format!("The rest {quote} is not the whole less its parts"),
        )
    });
}

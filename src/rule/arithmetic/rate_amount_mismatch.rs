//! An amount against its base and rate. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::RateAmount, |_, quote| {
        Message::new(
            format!("{quote} không bằng số tiền tính theo tỷ lệ phần trăm đã nêu"),
            format!("{quote} is not what the stated rate gives"),
        )
    });
}

//! The stock at the end against that at the start and its movements. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::Ledger, |_, quote| {
        Message::new(
            format!("Số cuối kỳ {quote} không bằng số đầu kỳ cộng trừ các khoản"),
            format!("The end {quote} is not the start with what came and went"),
        )
    });
}

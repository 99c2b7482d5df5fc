//! One amount of money given in two currencies. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::Exchange, |_, quote| {
        Message::new(
            format!("{quote} không ứng với số tiền đứng trước nó theo tỷ giá nào của thời ấy"),
            format!("{quote} is not the amount before it at any rate of its time"),
        )
    });
}

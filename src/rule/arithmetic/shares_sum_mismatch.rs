//! The shares of one whole against 100%. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::SharesSum, |_, _| {
        Message::new(
            "Các tỷ trọng của cùng một tổng không cộng thành 100%",
            "The shares of one whole do not add up to 100%",
        )
    });
}

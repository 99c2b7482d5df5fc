//! A start against its end. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::DateOrder, |_, quote| {
        Message::new(
            format!("Mốc thời gian “{quote}” có điểm cuối trước điểm đầu"),
            format!("“{quote}” ends before it starts"),
        )
    });
}

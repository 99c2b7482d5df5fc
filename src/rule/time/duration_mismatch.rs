//! A number of days, months or years against its first and last. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::Duration, |_, quote| {
        Message::new(
            format!("“{quote}” không khớp hai mốc thời gian đứng cạnh"),
            format!("“{quote}” does not agree with the two dates beside it"),
        )
    });
}

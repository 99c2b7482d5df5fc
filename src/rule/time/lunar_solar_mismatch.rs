//! A solar day against the lunar day that it is said to be. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::LunarSolar, |_, quote| {
        Message::new(
            format!("“{quote}” không phải là ngày âm lịch đứng cạnh"),
            format!("“{quote}” is not the lunar day beside it"),
        )
    });
}

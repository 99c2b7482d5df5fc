//! A lunar day that its month has not. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::LunarDay, |_, quote| {
        Message::new(format!("“{quote}” không có trong âm lịch"), format!("“{quote}” is not in the lunar calendar"))
    });
}

//! Stated points, matches and medals against what they are made of. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::Points, |_, quote| {
        Message::new(
            format!("{quote} không khớp với số trận thắng, hòa, thua hoặc số huy chương từng loại"),
            format!("{quote} does not follow from wins, draws and losses or from the medals"),
        )
    });
}

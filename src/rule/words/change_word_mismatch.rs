//! A word for the extent of a change against its two figures. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::ChangeWord, |_, quote| {
        Message::new(
            format!("Chữ “{quote}” trái với hai số liệu đã nêu"),
            format!("“{quote}” contradicts its two figures"),
        )
    });
}

//! The number of an edition or a term against its years. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::Edition, |_, quote| {
        Message::new(format!("“{quote}” không khớp năm của lần ấy"), format!("“{quote}” does not agree with the years"))
    });
}

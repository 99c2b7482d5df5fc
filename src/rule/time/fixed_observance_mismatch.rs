//! A day that is kept against its date. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::Observance, |_, quote| {
        Message::new(
            format!("“{quote}” không phải là ngày của lễ ấy"),
            format!("“{quote}” is not the day of that observance"),
        )
    });
}

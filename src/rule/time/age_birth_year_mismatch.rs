//! An age against the year of birth beside it. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::Age, |_, quote| {
        Message::new(
            format!("“{quote}” không khớp năm sinh đứng cạnh"),
            format!("“{quote}” does not agree with the year of birth beside it"),
        )
    });
}

//! The day of the week against the date beside it. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::Weekday, |_, quote| {
        Message::new(
            format!("“{quote}” không phải là thứ của ngày đứng cạnh"),
            format!("“{quote}” is not the day of the week of the date beside it"),
        )
    });
}

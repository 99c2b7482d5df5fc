//! One time told in two zones. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::TimeZone, |_, quote| {
        Message::new(
            format!("“{quote}” không phải là giờ ấy ở nơi kia"),
            format!("“{quote}” is not that time in the other zone"),
        )
    });
}

//! A quarter against its months. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::PeriodPart, |_, quote| {
        Message::new(format!("“{quote}” không gồm những tháng ấy"), format!("“{quote}” has other months"))
    });
}

//! A count of days against its dates. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::DayCount, |_, quote| {
        Message::new(format!("“{quote}” không khớp hai ngày"), format!("“{quote}” does not agree with the two days"))
    });
}

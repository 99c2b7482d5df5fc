//! A change of a percentage against its two levels. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::PercentPoint, |_, quote| {
        Message::new(
            format!("Mức đổi {quote} của một tỷ lệ phần trăm: xem lại phần trăm hay điểm phần trăm"),
            format!("The change {quote} of a percentage: percent or percentage points"),
        )
    });
}

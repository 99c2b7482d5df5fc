//! A column of percentages against the figures beside it. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::TablePercent, |_, quote| {
        Message::new(
            format!("{quote} không khớp với cách tính của các hàng khác trong cột"),
            format!("{quote} does not follow the way the other rows of the column are computed"),
        )
    });
}

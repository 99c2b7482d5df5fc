//! N out of M: N against M. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::Fraction, |_, quote| {
        Message::new(format!("“{quote}”: số đã đạt lớn hơn tổng số"), format!("“{quote}”: more than there are"))
    });
}

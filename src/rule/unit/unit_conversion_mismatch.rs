//! One measure given in two units. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::Conversion, |_, quote| {
        Message::new(
            format!("{quote} không bằng số đo đứng trước nó"),
            format!("{quote} is not the measure that stands before it"),
        )
    });
}

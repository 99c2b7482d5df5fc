//! Figures of a table against the text. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::TableText, |_, quote| {
        Message::new(format!("{quote} khác số trong bảng"), format!("{quote} differs from the table"))
    });
}

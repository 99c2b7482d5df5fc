//! An average against the range it is said of. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::WithinRange, |_, quote| {
        Message::new(
            format!("Mức bình quân {quote} nằm ngoài khoảng đã nêu"),
            format!("The average {quote} lies outside its range"),
        )
    });
}

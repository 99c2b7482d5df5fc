//! An anniversary against its event. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::Anniversary, |_, quote| {
        Message::new(
            format!("Kỷ niệm “{quote}” không khớp năm của sự kiện"),
            format!("The anniversary of “{quote}” does not agree with the year of the event"),
        )
    });
}

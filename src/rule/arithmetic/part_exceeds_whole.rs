//! A part against the whole it is taken from. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::PartOfWhole, |_, quote| {
        Message::new(format!("Phần nêu ra, {quote}, lớn hơn toàn thể"), format!("The part, {quote}, exceeds its whole"))
    });
}

//! As many values as things they belong to. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::Respectively, |_, quote| {
        Message::new(
            format!("Số giá trị sau “lần lượt” không bằng số đối tượng: {quote}"),
            format!("There are not as many values as things: {quote}"),
        )
    });
}

//! A rank against the number ranked. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::RankRange, |_, quote| {
        Message::new(
            format!("Thứ hạng vượt số đối tượng: {quote}"),
            format!("The rank is beyond the number ranked: {quote}"),
        )
    });
}

//! A number of a caption against the text. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::CaptionBody, |_, quote| {
        Message::new(
            format!("Số ở chú thích, {quote}, khác số trong bài"),
            format!("The number of the caption, {quote}, is not that of the text"),
        )
    });
}

//! A word of outcome against its score. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::Outcome, |_, quote| {
        Message::new(
            format!("Từ chỉ kết quả trái với tỷ số {quote}"),
            format!("The word for the outcome contradicts the score {quote}"),
        )
    });
}

//! A number of the headline against the text. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::TitleBody, |_, quote| {
        Message::new(
            format!("Số ở tít, {quote}, khác số trong bài"),
            format!("The number of the headline, {quote}, is not that of the text"),
        )
    });
}

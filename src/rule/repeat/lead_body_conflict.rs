//! A number of the lead against the text. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::LeadBody, |_, quote| {
        Message::new(
            format!("Số ở sapo, {quote}, khác số trong bài"),
            format!("The number of the lead, {quote}, is not that of the text"),
        )
    });
}

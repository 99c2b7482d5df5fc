//! The total of a row against its columns. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::TableRow, |_, quote| {
        Message::new(
            format!("Các cột của hàng cộng lại không bằng {quote}"),
            format!("The columns of the row do not add up to {quote}"),
        )
    });
}

//! The total of a column against its rows. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::TableColumn, |_, quote| {
        Message::new(
            format!("Các hàng của cột cộng lại không bằng {quote}"),
            format!("The rows of the column do not add up to {quote}"),
        )
    });
}

//! Contributions of all sectors against the whole growth. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::Contribution, |_, quote| {
        Message::new(
            format!("Đóng góp của các khu vực cộng lại vượt 100%, bắt đầu từ {quote}"),
            format!("The contributions of the sectors exceed 100%, from {quote} on"),
        )
    });
}

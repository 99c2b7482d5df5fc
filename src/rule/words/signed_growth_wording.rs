//! A verb of change before a signed number. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::SignedWording, |_, quote| {
        Message::new(
            format!("Động từ và dấu âm cùng chỉ chiều thay đổi: {quote}"),
            format!("Verb and minus sign both give the direction: {quote}"),
        )
    });
}

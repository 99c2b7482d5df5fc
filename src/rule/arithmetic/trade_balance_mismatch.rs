//! A stated balance against its two sides. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::Balance, |_, quote| {
        Message::new(
            format!("Mức xuất siêu, nhập siêu {quote} không bằng xuất khẩu trừ nhập khẩu"),
            format!("The balance {quote} is not exports less imports"),
        )
    });
}

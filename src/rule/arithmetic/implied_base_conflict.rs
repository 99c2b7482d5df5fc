//! A base that a growth implies against the one that is given. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::ImpliedBase, |_, quote| {
        Message::new(
            format!("Mức đổi {quote} dẫn tới một số gốc khác với số của năm ấy đã nêu"),
            format!("The change {quote} implies another base than the figure given for that year"),
        )
    });
}

//! Ranks against the values behind them. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::RankOrder, |_, quote| {
        Message::new(
            format!("Thứ tự xếp hạng trái với số liệu ở {quote}"),
            format!("The ranks do not follow the values at {quote}"),
        )
    });
}

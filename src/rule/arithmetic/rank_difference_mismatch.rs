//! A stated number of places against its two ranks. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::RankChange, |_, quote| {
        Message::new(
            format!("Số bậc {quote} không bằng hiệu của hai thứ hạng"),
            format!("{quote} is not the difference of the two ranks"),
        )
    });
}

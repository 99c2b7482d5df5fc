//! A stated number of items against the list that follows. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::CountOfList, |_, quote| {
        Message::new(
            format!("Bài nêu {quote} nhưng danh sách đi kèm có số mục khác"),
            format!("The text says {quote}, the list beside it has another number of items"),
        )
    });
}

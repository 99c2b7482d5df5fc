//! A stated number of units against its counted groups. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::Partition, |quote| {
        Message::new(
            format!("Bài nêu {quote} nhưng các nhóm liệt kê cộng lại ra số khác"),
            format!("The text says {quote}, its groups add up to another number"),
        )
    });
}

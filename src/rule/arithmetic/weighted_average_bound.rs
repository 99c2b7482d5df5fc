//! An overall rate of growth against those of all sectors. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::AverageBound, |_, quote| {
        Message::new(
            format!("Mức chung {quote} nằm ngoài khoảng của các khu vực"),
            format!("The overall rate {quote} lies outside those of its sectors"),
        )
    });
}

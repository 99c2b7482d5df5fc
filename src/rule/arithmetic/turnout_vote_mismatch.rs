//! Turnout and ballots against their counts. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::Votes, |_, quote| {
        Message::new(
            format!("{quote} không khớp với số cử tri hoặc số phiếu đã nêu"),
            format!("{quote} does not follow from the voters or the ballots"),
        )
    });
}

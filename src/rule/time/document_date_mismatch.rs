//! The year in a document's number against its day. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::IssueYear, |_, quote| {
        Message::new(
            format!("Năm trong số hiệu {quote} khác năm của ngày ban hành"),
            format!("The year in the number {quote} is not that of the day of issue"),
        )
    });
}

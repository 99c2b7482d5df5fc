//! A verb of what has happened or will, against the day of publication. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::Tense, |_, quote| {
        Message::new(
            format!("“{quote}”: thì của câu trái với ngày đăng bài"),
            format!("“{quote}”: the tense does not fit the day of publication"),
        )
    });
}

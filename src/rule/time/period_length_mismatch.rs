//! The length of a school year or a plan against its years. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::PeriodLength, |_, quote| {
        Message::new(
            format!("“{quote}” không có độ dài như tên gọi"),
            format!("“{quote}” is not as long as its name says"),
        )
    });
}

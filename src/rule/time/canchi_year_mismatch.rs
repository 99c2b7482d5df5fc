//! A stem and a branch against their year. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::CycleYear, |_, quote| {
        Message::new(
            format!("“{quote}” không phải là tên can chi của năm ấy"),
            format!("“{quote}” is not the name of that year"),
        )
    });
}

//! "Today" or "last year" against the date beside it. Invariant: it adds no arithmetic to the claim.

use crate::claim::ClaimKind;
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::RelativeDate, |_, quote| {
        Message::new(
            format!("“{quote}” không phải là ngày, năm vừa gọi tên, tính từ ngày đăng bài"),
            format!("“{quote}” is not the day or year so called, counted from the publication"),
        )
    });
}

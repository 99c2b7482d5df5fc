//! A stated number of units against its counted groups. Invariant: it adds no arithmetic to the claim.

use crate::claim::{Claim, ClaimKind};
use crate::rule::contradiction;
use crate::rule::{Context, Message, Sink};
use crate::text::Span;

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    contradiction::report(cx, out, ClaimKind::Partition, |claim, quote| {
        let mut message = Message::new(
            format!("Bài nêu {quote} nhưng các nhóm liệt kê cộng lại ra số khác"),
            format!("The text says {quote}, its groups add up to another number"),
        );
        if names_an_extension(cx, claim) {
            message.vi.to_mut().push_str("; có thể phần “mở rộng” của một đơn vị đã được đếm riêng");
            message.en.to_mut().push_str("; an extension (“mở rộng”) of a unit may have been counted by itself");
        }
        message
    });
}

/// Extensions of units counted before are the usual innocent reason.
fn names_an_extension(cx: &Context<'_>, claim: &Claim) -> bool {
    let whole = claim.operands.iter().map(|operand| operand.span).reduce(Span::cover);
    let text = whole.and_then(|whole| cx.document.text().get(whole.range()));
    text.is_some_and(|text| text.contains("mở rộng"))
}

//! Two spaces in a row. Invariant: the spaces lie between two tokens of one line.

use memchr::memmem;

use crate::rule::places::Places;
use crate::rule::{Applicability, Context, Message, Sink};

/// So many spaces are columns, not a slip.
const COLUMNS: usize = 4;

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    let mut places = Places::default();
    let scan = cx.scan();
    let mut passed = 0;
    for at in memmem::find_iter(cx.text().as_bytes(), b"  ") {
        if at < passed {
            continue;
        }
        let after = cx.tokens().partition_point(|token| (token.span.start as usize) < at);
        let (Some(left), Some(right)) = (after.checked_sub(1).and_then(|i| scan.get(i)), scan.get(after)) else {
            continue;
        };
        let gap = (right.span.start - left.span.end) as usize;
        passed = right.span.start as usize;
        let ends_line = left.kind == crate::lexicon::TokenKind::Break || right.kind == crate::lexicon::TokenKind::Break;
        if ends_line || gap >= COLUMNS {
            continue;
        }
        // A stop alone would be hard to recognise: the word that it ends belongs to the place.
        let first =
            if scan.is_word(after - 1) || !scan.is_glued(after - 1) { after - 1 } else { after.saturating_sub(2) };
        let span = scan.span(first, after + 1);
        let (head, tail) = (scan.span(first, after), right.span);
        places.add(span, format!("{} {}", cx.quote(head), cx.quote(tail)));
    }
    let message = Message::new("Thừa dấu cách giữa hai từ", "More than one space between two words");
    places.report(out, Applicability::Safe, message, []);
}

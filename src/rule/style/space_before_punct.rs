//! A space between a number and the punctuation that closes it. Invariant: the punctuation stands right behind a
//! mention, or is an opening bracket right before one.

use crate::mention::Mention;
use crate::rule::places::Places;
use crate::rule::{Applicability, Context, Message, Sink};
use crate::text::Span;

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    let mut places = Places::default();
    for mention in cx.annotated.mentions() {
        if let Some(span) = opening(cx, mention) {
            places.add(span, format!("({}", cx.quote(mention.span)));
        }
        if let Some(at) = closing(cx, mention) {
            let scan = cx.scan();
            let start = mention.tokens.clone().find(|&at| scan.is_digits(at)).unwrap_or(mention.tokens.start);
            places.add(scan.span(start, at + 1), format!("{}{}", cx.quote(scan.span(start, at)), scan.str(at)));
        }
    }
    let message = Message::new("Thừa dấu cách trước dấu câu", "A space before punctuation");
    places.report(out, Applicability::Safe, message, []);
}

/// "( 12 ha)".
fn opening(cx: &Context<'_>, mention: &Mention) -> Option<Span> {
    let scan = cx.scan();
    let bracket = mention.tokens.start.checked_sub(1)?;
    (scan.is_mark(bracket, '(') && !scan.is_glued(mention.tokens.start)).then(|| scan.span(bracket, mention.tokens.end))
}

/// "2,5 ha ;": the token of the punctuation.
fn closing(cx: &Context<'_>, mention: &Mention) -> Option<usize> {
    let scan = cx.scan();
    let at = mention.tokens.end;
    if scan.is_glued(at) || !scan.is_any_mark(at, ",;:.)") {
        return None;
    }
    // An ellipsis may stand apart, and so may the colon of a ratio.
    let ellipsis = scan.is_mark(at, '.') && scan.is_any_mark(at + 1, "./");
    let ratio = scan.is_mark(at, ':') && scan.is_digits(at + 1);
    (!ellipsis && !ratio).then_some(at)
}

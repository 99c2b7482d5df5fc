//! "tỷ" beside "tỉ", "nghìn" beside "ngàn". Invariant: only magnitude words of a number count, never "tỷ lệ" or
//! "hàng ngàn".

use crate::mention::Amount;
use crate::rule::ways::Ways;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    let (mut billions, mut thousands) = (Ways::new(), Ways::new());
    let scan = cx.scan();
    for mention in cx.annotated.mentions() {
        let Some(quantity) = mention.quantity().filter(|quantity| !matches!(quantity.amount, Amount::Vague(..))) else {
            continue;
        };
        let number = mention.tokens.clone().skip_while(|&at| scan.span(at, at + 1).start < quantity.number_span.start);
        for at in number.take_while(|&at| scan.span(at, at + 1).end <= quantity.number_span.end) {
            match scan.str(at) {
                word @ ("tỷ" | "tỉ") => billions.add(word, at, scan.span(at, at + 1)),
                word @ ("nghìn" | "ngàn") => thousands.add(word, at, scan.span(at, at + 1)),
                _ => {}
            }
        }
    }
    let billion = Message::new("“Tỷ” và “tỉ” viết lẫn lộn trong một bài", "“tỷ” and “tỉ” in one document");
    billions.report(cx, out, billion, |_, way| Some(way.to_owned()));
    let thousand = Message::new("“Nghìn” và “ngàn” viết lẫn lộn trong một bài", "“nghìn” and “ngàn” in one document");
    thousands.report(cx, out, thousand, |_, way| Some(way.to_owned()));
}

//! "12/6" beside "12-6" and "12.6". Invariant: only a date behind a word that makes it one counts, never a name such as
//! "đường 30-4".

use crate::lexicon::Words;
use crate::mention::{DateValue, Kind, Mention};
use crate::rule::ways::Ways;
use crate::rule::{Context, Message, Sink};

/// What makes the numbers behind it a date.
const BEFORE: Words = Words::of(&["ngày", "sáng", "trưa", "chiều", "tối", "đêm", "từ", "đến", "tới", "hôm"]);

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    let mut ways = Ways::new();
    for mention in cx.annotated.mentions() {
        if let Kind::Date(DateValue { day: Some(_), month: Some(_), .. }) = mention.kind
            && let Some((at, end)) = digits(cx, mention)
        {
            let scan = cx.scan();
            ways.add(scan.str(at + 1), at, scan.span(at, end));
        }
    }
    let message = Message::new("Ngày tháng viết bằng nhiều kiểu dấu", "Dates with different marks in one document");
    ways.report(cx, out, message, |span, mark| Some(cx.quote(span).replace(['/', '-', '.'], mark)));
}

/// The tokens from the day to the month or year, all joined by one mark.
fn digits(cx: &Context<'_>, mention: &Mention) -> Option<(usize, usize)> {
    let scan = cx.scan();
    let at = mention.tokens.clone().find(|&at| scan.is_digits(at))?;
    if !at.checked_sub(1).is_some_and(|before| scan.is_one_of(before, &BEFORE)) || !scan.goes_on(at + 1, "/-.") {
        return None;
    }
    let mut end = at + 3;
    while scan.goes_on(end, "/-.") && end < mention.tokens.end {
        if scan.str(end) != scan.str(at + 1) {
            return None;
        }
        end += 2;
    }
    Some((at, end))
}

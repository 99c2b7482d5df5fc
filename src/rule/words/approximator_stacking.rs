//! Two approximators before one number. Invariant: both stand right before it, in its own mention or before that.

use crate::lexicon::{Hedge, words};
use crate::mention::{Amount, Mention, Quantity};
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    for mention in cx.annotated.mentions() {
        let Some(quantity) = mention.quantity() else { continue };
        let Some(start) = stacked_from(cx, mention, quantity) else { continue };
        if cx.is_quoted(start) {
            continue;
        }
        let span = cx.scan().span(start, mention.tokens.end);
        let message = Message::new(
            format!("“{}”: hai từ ước lượng cho một số", cx.quote(span)),
            format!("“{}”: two approximators for one number", cx.quote(span)),
        );
        out.report(span, message).done();
    }
}

/// The token at which the stack starts, if there is one.
fn stacked_from(cx: &Context<'_>, mention: &Mention, quantity: &Quantity) -> Option<usize> {
    let start = mention.tokens.start;
    let number = cx.number_tokens(mention, quantity).start;
    let inside = hedges(cx, start, number);
    if inside >= 2 {
        // "nhanh hơn khoảng 10%": the first word belongs to the comparison.
        return (!cx.scan().is_one_of(start, words!["hơn", "trên"])).then_some(start);
    }
    if inside == 1 && quantity.hedge == Some(Hedge::About) {
        // "ước" alone says that the figure is an estimate; with "khoảng" it says so twice.
        let estimates: [&[&str]; 4] = [&["ước", "tính", "đạt"], &["ước", "đạt"], &["ước", "tính"], &["ước"]];
        return estimates.iter().find(|words| cx.words_before(start, words)).map(|words| start - words.len());
    }
    let range = matches!(quantity.amount, Amount::Range(..)) && cx.scan().is_one_of(start, words!["từ"]);
    if inside == 0 && range {
        let (before, hedge) = cx.scan().phrase_before(start, |entry| match entry {
            crate::lexicon::Entry::Hedge(hedge) => Some(hedge),
            _ => None,
        })?;
        return (hedge == Hedge::About).then_some(before);
    }
    None
}

/// How many words between the tokens `from` and `to` say "about", "almost" or "more than".
fn hedges(cx: &Context<'_>, from: usize, to: usize) -> usize {
    let scan = cx.scan();
    let mut found = 0;
    let mut at = from;
    while at < to {
        match scan.hedge(at) {
            Some((length, hedge)) => {
                found += usize::from(matches!(hedge, Hedge::About | Hedge::Under | Hedge::Over));
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

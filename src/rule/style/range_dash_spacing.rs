//! A range whose dash has a space on one side only. Invariant: both sides of the dash are numbers of one mention.

use crate::mention::{Amount, Kind, Mention, Period};
use crate::rule::places::Places;
use crate::rule::{Applicability, Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    let mut places = Places::default();
    let scan = cx.scan();
    for mention in cx.annotated.mentions() {
        let Some(dash) = uneven_dash(cx, mention) else { continue };
        let (first, last) = ends(cx, mention, dash);
        let glued =
            format!("{}{}{}", cx.quote(scan.span(first, dash)), scan.str(dash), cx.quote(scan.span(dash + 1, last)));
        places.add(scan.span(first, last), glued);
    }
    let message = Message::new(
        "Dấu nối của khoảng số chỉ có dấu cách ở một bên",
        "The dash of a range has a space on one side only",
    );
    places.report(out, Applicability::Safe, message, []);
}

fn uneven_dash(cx: &Context<'_>, mention: &Mention) -> Option<usize> {
    let range = match &mention.kind {
        Kind::Quantity(quantity) => matches!(quantity.amount, Amount::Range(..)),
        Kind::Period(Period::Years(..)) | Kind::DateRange(..) => true,
        _ => false,
    };
    if !range {
        return None;
    }
    let scan = cx.scan();
    let inside = mention.tokens.start + 1..mention.tokens.end;
    inside
        .into_iter()
        .find(|&at| scan.is_dash(at) && !scan.is_word(at - 1) && scan.is_glued(at) != scan.is_glued(at + 1))
}

/// The first token and one past the last token of the two numbers around the dash.
fn ends(cx: &Context<'_>, mention: &Mention, dash: usize) -> (usize, usize) {
    let scan = cx.scan();
    let bounds = match &mention.kind {
        Kind::Quantity(quantity) => cx.number_tokens(mention, quantity),
        _ => mention.tokens.clone(),
    };
    // The reader may have left the head of the first number to another mention ("36,22– 36,44").
    let belongs = |at: usize| scan.is_digits(at) || scan.is_any_mark(at, ".,/%");
    let mut first = dash.saturating_sub(1);
    while first > 0 && scan.is_glued(first) && belongs(first - 1) {
        first -= 1;
    }
    let mut last = dash + 1;
    while last + 1 < bounds.end && scan.is_glued(last + 1) {
        last += 1;
    }
    (first, last + 1)
}

//! Digit groups that no convention reads. Invariant: only numbers that measure or count something are judged, because
//! codes, dates and versions group their digits as they like.

use crate::lexicon::UnitKind;
use crate::mention::{Base, Mention, Quantity};
use crate::number::{Form, Grouping};
use crate::rule::written::digit_tokens;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    for mention in cx.annotated.mentions() {
        let Some(quantity) = mention.quantity() else { continue };
        let malformed = quantity.grouping == Grouping::Malformed && is_judged(cx, mention, quantity);
        if malformed || is_split_dong(cx, quantity) {
            report(cx, out, mention, quantity);
        }
    }
}

fn report(cx: &Context<'_>, out: &mut Sink<'_>, mention: &Mention, quantity: &Quantity) {
    let start = cx.tokens_in(quantity.number_span).start;
    let span = cx.scan().span(start, mention.tokens.end);
    let message = Message::new(
        format!("“{}”: các nhóm chữ số không đọc được theo quy ước nào", cx.quote(span)),
        format!("“{}”: no convention groups digits like this", cx.quote(span)),
    );
    out.report(span, message).done();
}

fn is_judged(cx: &Context<'_>, mention: &Mention, quantity: &Quantity) -> bool {
    let scan = cx.scan();
    let Some((first, end)) = digit_tokens(cx, quantity) else { return false };
    let has_unit = !quantity.unit.is_none() && quantity.number_span.end < mention.span.end;
    let glued_on = |at: usize| scan.is_glued(at) && (scan.is_word(at) || scan.is_any_mark(at, "/:-–_"));
    let goes_on = quantity.unit.is_none() && glued_on(end);
    let glued_before = first > 0 && scan.is_glued(first) && !scan.is_any_mark(first - 1, "(“\"'$€£");
    has_unit && !goes_on && !glued_before && !is_numbering(cx, first, end) && !is_lakh(cx, quantity, first, end)
}

/// "3.4.4": a version or a section, whose parts are short and parted by points only.
fn is_numbering(cx: &Context<'_>, first: usize, end: usize) -> bool {
    let scan = cx.scan();
    let points = (first..end).all(|at| scan.is_digits(at) || scan.is_mark(at, '.'));
    points && (first..end).all(|at| scan.str(at).len() <= 2)
}

/// "4,58,000 INR": Indian rupees are grouped by hundreds above the thousands.
fn is_lakh(cx: &Context<'_>, quantity: &Quantity, first: usize, end: usize) -> bool {
    let Base::Unit(id, UnitKind::Money) = quantity.unit.base else { return false };
    let rupees = cx.annotated.lexicon().unit(id).is_some_and(|unit| unit.symbol == "INR");
    let scan = cx.scan();
    rupees && (first..end).all(|at| scan.is_digits(at) || scan.is_mark(at, ','))
}

/// "50.00 đồng": dong have no hundredths, so the point can only be a slip.
fn is_split_dong(cx: &Context<'_>, quantity: &Quantity) -> bool {
    let Base::Unit(id, UnitKind::Money) = quantity.unit.base else { return false };
    let dong = cx.annotated.lexicon().unit(id).is_some_and(|unit| unit.symbol == "VND");
    let Some(number) = quantity.number() else { return false };
    dong && quantity.grouping == Grouping::DecimalPoint
        && number.form == Form::Digits
        && number.last_place == -2
        && cx.quote(quantity.number_span).ends_with("00")
}

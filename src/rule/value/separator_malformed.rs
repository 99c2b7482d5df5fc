//! Digit groups that no convention reads. Invariant: only numbers that measure or count something are judged, because
//! codes, dates and versions group their digits as they like.

use std::cell::LazyCell;

use crate::lexicon::{UnitKind, words};
use crate::mention::{Base, Mention, Quantity};
use crate::number::{Form, Grouping, Nature};
use crate::rule::written::digit_tokens;
use crate::rule::{Context, Message, Sink};
use crate::text::Span;

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    let dotted = LazyCell::new(|| parts_thousands_with_points(cx));
    for mention in cx.annotated.mentions() {
        let Some(quantity) = mention.quantity() else { continue };
        let malformed = quantity.grouping == Grouping::Malformed && is_judged(cx, mention, quantity);
        if malformed || is_cut_thousand(cx, quantity, || *dotted) {
            report(cx, out, mention, quantity);
        } else if let Some(start) = dangling_comma(cx, mention, quantity) {
            report_comma(cx, out, cx.scan().span(start, mention.tokens.end));
        }
    }
}

fn report(cx: &Context<'_>, out: &mut Sink<'_>, mention: &Mention, quantity: &Quantity) {
    let start = cx.number_tokens(mention, quantity).start;
    let span = cx.scan().span(start, mention.tokens.end);
    let message = Message::new(
        format!("“{}”: các nhóm chữ số không đọc được theo quy ước nào", cx.quote(span)),
        format!("“{}”: no convention groups digits like this", cx.quote(span)),
    );
    out.report(span, message).done();
}

fn report_comma(cx: &Context<'_>, out: &mut Sink<'_>, span: Span) {
    let message = Message::new(
        format!("“{}”: sau dấu phẩy thập phân thiếu chữ số", cx.quote(span)),
        format!("“{}”: no digit follows the decimal comma", cx.quote(span)),
    );
    out.report(span, message).done();
}

/// "55,– 55,8 triệu đồng", "từ 10, đến 13,6 m": where the lower end starts whose decimals are missing.
fn dangling_comma(cx: &Context<'_>, mention: &Mention, quantity: &Quantity) -> Option<usize> {
    let scan = cx.scan();
    let first = cx.number_tokens(mention, quantity).start;
    let joint = first.checked_sub(1)?;
    let comma = joint.checked_sub(1).filter(|&at| scan.is_mark(at, ',') && scan.is_glued(at))?;
    let digits = comma.checked_sub(1).filter(|&at| scan.is_digits(at) && scan.str(at).len() <= 3)?;
    let before = digits.wrapping_sub(1);
    let worded = scan.is_one_of(joint, words!["đến", "tới"]) && scan.is_one_of(before, words!["từ"]);
    let ends = quantity.unit.nature() == Nature::Measured && quantity.number_span.end < mention.span.end;
    // "3, 4, - 5 kg" may be a list.
    let tight = scan.is_glued(joint) || cx.quote(quantity.number_span).contains(',');
    let whole = !scan.is_glued(digits) || !scan.is_any_mark(before, ".,/-–");
    (ends && whole && (scan.is_dash(joint) && tight || worded)).then_some(digits)
}

fn is_judged(cx: &Context<'_>, mention: &Mention, quantity: &Quantity) -> bool {
    let scan = cx.scan();
    let Some((first, end)) = digit_tokens(cx, mention, quantity) else { return false };
    let has_unit = !quantity.unit.is_none() && quantity.number_span.end < mention.span.end;
    let glued_on = |at: usize| scan.is_glued(at) && (scan.is_word(at) || scan.is_any_mark(at, "/:-–_"));
    let goes_on = quantity.unit.is_none() && glued_on(end);
    let glued_before = first > 0 && scan.is_glued(first) && !scan.is_any_mark(first - 1, "(“\"'$€£");
    has_unit
        && !goes_on
        && !glued_before
        && !is_numbering(cx, first, end)
        && !is_lakh(cx, quantity, first, end)
        && !is_hotline(cx, quantity, first)
}

/// "1900.1234.56 hoạt động": the number of a hotline, which counts nothing.
fn is_hotline(cx: &Context<'_>, quantity: &Quantity, first: usize) -> bool {
    let counts = matches!(quantity.unit.base, Base::Noun(_));
    counts && ["1800", "1900"].contains(&cx.scan().str(first))
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

/// "50.00 đồng", "15.00 m2": a whole number with a point and two noughts in a document that parts thousands with points
/// has lost a nought.
fn is_cut_thousand(cx: &Context<'_>, quantity: &Quantity, parts_thousands: impl Fn() -> bool) -> bool {
    let Some(number) = quantity.number() else { return false };
    let cut = quantity.grouping == Grouping::DecimalPoint
        && number.form == Form::Digits
        && number.last_place == -2
        && cx.quote(quantity.number_span).ends_with(".00");
    let Base::Unit(id, kind) = quantity.unit.base else { return false };
    match kind {
        // Dong have no hundredths.
        UnitKind::Money => cut && cx.annotated.lexicon().unit(id).is_some_and(|unit| unit.symbol == "VND"),
        UnitKind::Measure => cut && parts_thousands(),
        _ => false,
    }
}

/// Whether no number of the document has a decimal point but those with two noughts, and some have points between
/// thousands.
fn parts_thousands_with_points(cx: &Context<'_>) -> bool {
    let quantities = || cx.annotated.mentions().iter().filter_map(Mention::quantity);
    let has_point = |quantity: &Quantity| {
        quantity.grouping == Grouping::DecimalPoint && !cx.quote(quantity.number_span).ends_with(".00")
    };
    let dotted =
        |quantity: &Quantity| quantity.grouping == Grouping::Vietnamese && cx.quote(quantity.number_span).contains('.');
    quantities().any(dotted) && !quantities().any(has_point)
}

//! m2, km2, m3 in plain digits. Invariant: the unit stands behind a number of the same mention.

use crate::lexicon::{UnitKind, words};
use crate::mention::{Base, Mention, Quantity};
use crate::rule::places::Places;
use crate::rule::written::unit_token;
use crate::rule::{Applicability, Context, Message, Sink};
use crate::text::Span;

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    let mut places = Places::default();
    for mention in cx.annotated.mentions() {
        let Some(quantity) = mention.quantity() else { continue };
        if let Some((span, text)) = plain_exponent(cx, mention, quantity) {
            places.add(span, text);
        }
    }
    let message = Message::new(
        "Đơn vị diện tích, thể tích viết bằng chữ số thường",
        "The exponent of a square or cubic unit is a plain digit",
    );
    places.report(out, Applicability::Safe, message, []);
}

fn plain_exponent(cx: &Context<'_>, mention: &Mention, quantity: &Quantity) -> Option<(Span, String)> {
    if !matches!(quantity.unit.base, Base::Unit(_, UnitKind::Measure)) {
        return None;
    }
    let scan = cx.scan();
    let unit = unit_token(cx, mention, quantity)?;
    if !scan.is_one_of(unit, words!["m", "km", "cm", "dm", "mm"])
        || !scan.is_glued(unit + 1)
        || unit + 1 >= mention.tokens.end
    {
        return None;
    }
    let symbol = scan.str(unit);
    let raised = match scan.str(unit + 1) {
        "2" => format!("{symbol}²"),
        "3" => format!("{symbol}³"),
        _ => return None,
    };
    let span = quantity.number_span.cover(scan.span(unit, unit + 2));
    // Both ends of a range may have the unit.
    let plain = cx.quote(scan.span(unit, unit + 2));
    Some((span, cx.quote(span).replace(plain, &raised)))
}

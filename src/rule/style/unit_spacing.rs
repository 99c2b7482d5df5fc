//! Units that touch their number beside units that do not. Invariant: the norm decides which places are wrong, the
//! document only whether there is anything to say.

use crate::lexicon::UnitKind;
use crate::mention::{Base, Mention, Quantity};
use crate::rule::places::Places;
use crate::rule::written::{is_race, unit_token};
use crate::rule::{Applicability, Context, Message, Sink};
use crate::text::Span;

/// Unit symbols in letters, as they are written. A capital L is no unit here: "2.0L" names an engine.
const SYMBOLS: [&str; 43] = [
    "ha", "km", "m", "cm", "mm", "dm", "nm", "kg", "g", "gr", "mg", "l", "ml", "mL", "m²", "m³", "km²", "cm²", "cm³",
    "dm³", "kW", "MW", "GW", "kWh", "KWh", "MWh", "KW", "kV", "Hz", "GHz", "MHz", "MB", "GB", "TB", "mAh", "dB", "oz",
    "USD", "VND", "VNĐ", "EUR", "CNY", "lb",
];

/// The two ways of one kind of unit.
#[derive(Debug, Default)]
struct Ways {
    wrong: Places,
    right: Vec<Span>,
}

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    let (mut letters, mut percents) = (Ways::default(), Ways::default());
    for mention in cx.annotated.mentions() {
        let Some(quantity) = mention.quantity() else { continue };
        match quantity.unit.base {
            Base::Unit(_, UnitKind::Percent | UnitKind::PerMille) => {
                weigh_percent(cx, mention, quantity, &mut percents)
            }
            Base::Unit(_, UnitKind::Measure | UnitKind::Money) => weigh_letters(cx, mention, quantity, &mut letters),
            _ => {}
        }
    }
    let mixed = |ways: &Ways| !ways.wrong.is_empty() && !ways.right.is_empty();
    if mixed(&letters) {
        let message = Message::new(
            "Ký hiệu đơn vị viết liền số, trong khi nơi khác của bài viết cách",
            "A unit symbol touches its number; elsewhere the document sets a space",
        );
        letters.wrong.report(out, Applicability::Safe, message, []);
    }
    if mixed(&percents) {
        let message = Message::new(
            "Dấu % viết cách số, trong khi nơi khác của bài viết liền",
            "A percent sign stands apart from its number; elsewhere in the document it does not",
        );
        percents.wrong.report(out, Applicability::Safe, message, []);
    }
}

fn weigh_letters(cx: &Context<'_>, mention: &Mention, quantity: &Quantity, ways: &mut Ways) {
    let scan = cx.scan();
    let Some(unit) = unit_token(cx, mention, quantity) else { return };
    if !SYMBOLS.contains(&scan.str(unit)) || is_race(cx, mention, unit) {
        return;
    }
    let exponent = usize::from(scan.is_glued(unit + 1) && scan.is_digits(unit + 1) && unit + 1 < mention.tokens.end);
    let place = quantity.number_span.cover(scan.span(unit, unit + 1 + exponent));
    if scan.is_glued(unit) {
        let symbol = cx.quote(scan.span(unit, unit + 1 + exponent));
        ways.wrong.add(place, format!("{} {symbol}", cx.quote(quantity.number_span)));
    } else {
        ways.right.push(place);
    }
}

fn weigh_percent(cx: &Context<'_>, mention: &Mention, quantity: &Quantity, ways: &mut Ways) {
    let scan = cx.scan();
    let Some(unit) = unit_token(cx, mention, quantity).filter(|&unit| scan.is_any_mark(unit, "%‰")) else { return };
    let place = quantity.number_span.cover(scan.span(unit, unit + 1));
    if scan.is_glued(unit) {
        ways.right.push(place);
    } else {
        ways.wrong.add(place, format!("{}{}", cx.quote(quantity.number_span), scan.str(unit)));
    }
}

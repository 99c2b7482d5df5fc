//! A decimal point beside a decimal comma. Invariant: only percentages and money with at most two decimals are looked at:
//! three may be thousands, and "động cơ 2.0L" or "size 8.5" are names.

use crate::lexicon::UnitKind;
use crate::mention::Base;
use crate::rule::ways::Ways;
use crate::rule::{Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    let mut ways = Ways::new();
    let scan = cx.scan();
    for mention in cx.annotated.mentions() {
        let Some(quantity) = mention.quantity() else { continue };
        if !matches!(quantity.unit.base, Base::Unit(_, UnitKind::Percent | UnitKind::Money)) {
            continue;
        }
        for at in mention.tokens.clone() {
            let span = scan.span(at, at + 3);
            if let Some(mark) =
                decimal_mark(cx, at).filter(|_| quantity.number_span.cover(span) == quantity.number_span)
            {
                ways.add(mark, at, span);
            }
        }
    }
    let message = Message::new(
        "Dấu thập phân khi là dấu phẩy, khi là dấu chấm",
        "Decimal points and decimal commas in one document",
    );
    ways.report(cx, out, message, |span, mark| {
        let number = cx.quote(span);
        let other = if mark == "," { "." } else { "," };
        Some(number.replace(other, mark))
    });
}

/// The mark of the decimals of the number that opens at `at`: "22.5", "26,75".
fn decimal_mark<'a>(cx: &Context<'a>, at: usize) -> Option<&'a str> {
    let scan = cx.scan();
    let opens = scan.is_digits(at) && !(scan.is_glued(at) && scan.is_any_mark(at.checked_sub(1).unwrap_or(at), ".,"));
    let decimals = opens && scan.goes_on(at + 1, ".,") && scan.str(at + 2).len() <= 2 && !scan.goes_on(at + 3, ".,/");
    decimals.then(|| scan.str(at + 1))
}

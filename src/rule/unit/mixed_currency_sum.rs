//! A total that adds dollars to đồng. Invariant: the bare numbers of both addends are exactly the total's, so that the
//! adding up is the text's own.

use crate::lexicon::{UnitKind, words};
use crate::mention::{Base, Mention, Quantity};
use crate::rule::{Context, Message, Sink};

/// The total and its two parts take fewer tokens than this.
const LONGEST: usize = 40;

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    for run in cx.annotated.mentions().windows(3) {
        let [whole, first, second] = run else { continue };
        if adds_up(cx, whole, first, second) {
            report(cx, out, whole, first, second);
        }
    }
}

fn adds_up(cx: &Context<'_>, whole: &Mention, first: &Mention, second: &Mention) -> bool {
    let (Some(total), Some(one), Some(other)) = (whole.quantity(), first.quantity(), second.quantity()) else {
        return false;
    };
    let mixed = one.unit.base != other.unit.base && is_amount(one) && is_amount(other);
    if !mixed || second.tokens.end - whole.tokens.start >= LONGEST {
        return false;
    }
    let (Some(sum), Some(a), Some(b)) = (value(total), value(one), value(other)) else { return false };
    if a.checked_add(b) != Some(sum) {
        return false;
    }
    let scan = cx.scan();
    let joined = (first.tokens.end..second.tokens.start).any(|at| scan.is_one_of(at, words!["và", "cộng"]));
    let parts = (whole.tokens.end..first.tokens.start).any(|at| scan.is_one_of(at, words!["gồm", "đó", "là"]));
    joined && parts && !cx.is_quoted(whole.tokens.start)
}

fn value(quantity: &Quantity) -> Option<crate::number::Decimal> {
    quantity.number().map(|number| number.value).filter(|value| !value.is_zero())
}

/// Money, or a measure: things of two nouns may well be counted together.
fn is_amount(quantity: &Quantity) -> bool {
    matches!(quantity.unit.base, Base::Unit(_, UnitKind::Money | UnitKind::Measure))
}

fn report(cx: &Context<'_>, out: &mut Sink<'_>, whole: &Mention, first: &Mention, second: &Mention) {
    let message = Message::new(
        format!("{} cộng hai số khác đơn vị", cx.quote(whole.span)),
        format!("{} adds up two amounts of different units", cx.quote(whole.span)),
    );
    let part = || Message::new("thành phần", "part");
    let working = format!("{} + {}", cx.quote(first.span), cx.quote(second.span));
    out.report(whole.span, message).working(working).related(first.span, part()).related(second.span, part()).done();
}

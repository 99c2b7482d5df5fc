//! Long numbers without dots between their thousands. Invariant: only whole numbers that count or measure something
//! are looked at, never years or codes.

use crate::lexicon::{Case, UnitKind};
use crate::mention::{Amount, Base, Mention, Quantity};
use crate::number::{Decimal, Form, Grouping};
use crate::rule::places::Places;
use crate::rule::written::{digit_tokens, is_race, unit_token};
use crate::rule::{Applicability, Context, Message, Sink};
use crate::text::Span;

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    let (mut long, mut four) = (Vec::new(), Vec::new());
    let mut sets_dots = false;
    for mention in cx.annotated.mentions() {
        let Some(quantity) = mention.quantity() else { continue };
        sets_dots |= is_dotted_thousand(quantity);
        match bare_digits(cx, mention, quantity) {
            Some((4, place)) if !is_like_year(quantity) => four.push(place),
            Some((5.., place)) => long.push(place),
            _ => {}
        }
    }
    if sets_dots {
        long.append(&mut four);
        long.sort_by_key(|place: &(Span, String)| place.0);
    }
    let mut places = Places::default();
    for (span, text) in long {
        places.add(span, text);
    }
    let message = Message::new("Số lớn viết thiếu dấu chấm hàng nghìn", "A long number without dots between thousands");
    places.report(out, Applicability::Safe, message, []);
}

/// "1.250": a number of four digits with its dot.
fn is_dotted_thousand(quantity: &Quantity) -> bool {
    let Some(number) = quantity.number() else { return false };
    let whole = number.form == Form::Digits && number.last_place >= 0;
    whole
        && quantity.grouping == Grouping::Vietnamese
        && number.value.to_int().is_some_and(|value| (1000..10_000).contains(&value))
}

/// How many digits stand without a dot, the place with its unit, and what should stand there.
fn bare_digits(cx: &Context<'_>, mention: &Mention, quantity: &Quantity) -> Option<(usize, (Span, String))> {
    if quantity.grouping != Grouping::None || quantity.unit.is_none() || !matches!(quantity.amount, Amount::One(_)) {
        return None;
    }
    let scan = cx.scan();
    let (first, end) = digit_tokens(cx, mention, quantity)?;
    let digits = scan.str(first);
    if end != first + 1 || digits.len() < 4 || digits.starts_with('0') {
        return None;
    }
    let unit = unit_token(cx, mention, quantity)?;
    // "tài khoản: 114000161718 Ngân hàng ...": what is counted is no name.
    let named = scan.get(unit).is_some_and(|token| token.case == Case::Capital);
    if named || is_race(cx, mention, unit) {
        return None;
    }
    let dotted = Decimal::from_int(digits.parse().ok()?).vietnamese();
    let span = scan.span(first, mention.tokens.end);
    let rest = cx.quote(span).strip_prefix(digits)?;
    Some((digits.len(), (span, format!("{dotted}{rest}"))))
}

/// "SEA Games 2017 huy chương", "mùa hè 2017 ngày": a year that stands before a noun by chance.
fn is_like_year(quantity: &Quantity) -> bool {
    let counted = !matches!(quantity.unit.base, Base::Unit(_, UnitKind::Money | UnitKind::Measure));
    let value = quantity.number().and_then(|number| number.value.to_int());
    counted && value.is_some_and(|value| (1900..=2100).contains(&value))
}

//! One currency written in several ways: "đồng" beside "VNĐ", "USD" beside "đô la". Invariant: only the unit of a number in
//! digits is looked at, and a sign before the number is a way of its own.

use crate::lexicon::{UnitKind, words};
use crate::mention::{Base, Mention, Quantity};
use crate::rule::ways::Ways;
use crate::rule::written::unit_token;
use crate::rule::{Context, Message, Sink};
use crate::text::Span;

/// How an amount of đồng is written; "tiền đồng" and "đồng Việt Nam" are the word, and "đ" is that of price lists.
const DONG: [(&str, &str); 6] =
    [("đồng", "đồng"), ("Đồng", "đồng"), ("VND", "VND"), ("VNĐ", "VNĐ"), ("vnđ", "VNĐ"), ("vnd", "VND")];
/// How an amount of dollars is written.
const DOLLARS: [(&str, &str); 8] = [
    ("USD", "USD"),
    ("usd", "USD"),
    ("$", "$"),
    ("đô", "đô la"),
    ("đôla", "đô la"),
    ("đô-la", "đô la"),
    ("dollar", "đô la"),
    ("US$", "$"),
];

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    let (mut dong, mut dollars) = (Ways::new(), Ways::new());
    for mention in cx.annotated.mentions() {
        let Some(quantity) = mention.quantity() else { continue };
        let Base::Unit(id, UnitKind::Money) = quantity.unit.base else { continue };
        // "23.147 VND/USD": rates have codes.
        if !quantity.unit.per.is_empty() {
            continue;
        }
        let symbol = cx.annotated.lexicon().unit(id).map(|unit| unit.symbol.as_str());
        let (known, ways): (&[(&'static str, &'static str)], &mut Ways<&'static str>) = match symbol {
            Some("VND") => (&DONG, &mut dong),
            Some("USD") => (&DOLLARS, &mut dollars),
            _ => continue,
        };
        if let Some((at, way, span)) = way_of(cx, mention, quantity, known) {
            ways.add(way, at, span);
        }
    }
    let message = || Message::new("Một loại tiền viết theo nhiều cách trong một bài", "One currency in several forms");
    dong.report(cx, out, message(), |_, way| Some(way.to_owned()));
    dollars.report(cx, out, message(), |span, way| {
        // A sign before the number cannot be replaced where it stands.
        (cx.quote(span) != "$" && way != "$").then(|| way.to_owned())
    });
}

/// The token of the currency, its way and its place.
fn way_of(
    cx: &Context<'_>,
    mention: &Mention,
    quantity: &Quantity,
    known: &[(&'static str, &'static str)],
) -> Option<(usize, &'static str, Span)> {
    let scan = cx.scan();
    let before = scan.is_mark(mention.tokens.start, '$').then_some(mention.tokens.start);
    let at = before.or_else(|| unit_token(cx, mention, quantity))?;
    // "ở vòng 1 đồng nghĩa với ...": no money.
    if scan.is_one_of(at + 1, words!["nghĩa", "thời", "loạt", "hành", "ý", "đội"]) {
        return None;
    }
    let way = known.iter().find(|(written, _)| scan.str(at) == *written)?.1;
    let end = if way == "đô la" { mention.tokens.end } else { at + 1 };
    Some((at, way, scan.span(at, end)))
}

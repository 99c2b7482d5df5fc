//! "12 Km", "40 KW". Invariant: only symbols whose letters have one right case are looked at, never "mw", which may be a
//! thousandth or a million.

use crate::lexicon::{Case, UnitKind};
use crate::mention::Base;
use crate::rule::places::Places;
use crate::rule::written::unit_token;
use crate::rule::{Applicability, Context, Message, Sink};

/// The wrong forms with the right one (SI brochure, Nghị định 86/2012/NĐ-CP).
const SYMBOLS: [(&str, &[&str]); 10] = [
    ("kg", &["Kg", "KG"]),
    ("km", &["Km", "KM"]),
    ("cm", &["Cm", "CM"]),
    ("ha", &["Ha", "HA"]),
    ("kW", &["kw", "Kw", "KW"]),
    ("kWh", &["kwh", "Kwh", "KWh", "KWH", "kWH"]),
    ("MWh", &["MWH", "Mwh"]),
    ("MW", &["Mw"]),
    ("Hz", &["hz", "HZ"]),
    ("GHz", &["Ghz", "GHZ"]),
];

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    let mut places = Places::default();
    let scan = cx.scan();
    for mention in cx.annotated.mentions() {
        let Some(quantity) = mention.quantity() else { continue };
        if !matches!(quantity.unit.base, Base::Unit(_, UnitKind::Measure)) {
            continue;
        }
        let Some(unit) = unit_token(cx, mention, quantity) else { continue };
        let written = scan.str(unit);
        let right = SYMBOLS.iter().find(|(_, wrong)| wrong.contains(&written)).map(|(right, _)| *right);
        if let Some(right) = right.filter(|_| !is_among_capitals(cx, unit)) {
            let place = quantity.number_span.cover(scan.span(unit, unit + 1));
            let number = cx.quote(place).strip_suffix(written).unwrap_or_default();
            places.add(place, format!("{number}{right}"));
        }
    }
    let message = Message::new("Ký hiệu đơn vị viết sai hoa thường", "A unit symbol in the wrong case");
    places.report(out, Applicability::Safe, message, []);
}

/// "DÀI 12 KM", "5 Km Đường": capitals around it are the style of a headline or a name.
fn is_among_capitals(cx: &Context<'_>, unit: usize) -> bool {
    let scan = cx.scan();
    let capital = |at: usize| scan.is_word(at) && scan.get(at).is_some_and(|token| token.case != Case::Lower);
    capital(unit + 1) || unit.checked_sub(2).is_some_and(capital)
}

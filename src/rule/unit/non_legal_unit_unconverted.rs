//! A unit of no legal system without what it is in one that is. Invariant: one finding for each such unit and document, at
//! its first place, and none where any place tells the conversion.

use crate::lexicon::UnitKind;
use crate::mention::{Base, Mention};
use crate::rule::{Context, Message, Sink};

/// The units, by their symbols; gold, screens, tyres, oil and the speed of ships have units of their trade.
const UNITS: [&str; 7] = ["sào", "mẫu", "công", "[mi_i]", "[yd_i]", "[lb_av]", "gallon"];
/// Dimensions whose legal units may stand beside.
const DIMENSIONS: [&str; 4] = ["area", "length", "mass", "volume"];
/// A conversion stands at most so many tokens away.
const REACH: usize = 8;

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    let mut first: Vec<(&str, &Mention)> = Vec::new();
    let mut converted: Vec<&str> = Vec::new();
    let mentions = cx.annotated.mentions();
    for (at, mention) in mentions.iter().enumerate() {
        let Some(symbol) = symbol_of(cx, mention).filter(|symbol| UNITS.contains(symbol)) else { continue };
        let near = |other: Option<&Mention>| other.is_some_and(|other| is_conversion(cx, mention, other));
        if near(mentions.get(at + 1)) || near(at.checked_sub(1).and_then(|before| mentions.get(before))) {
            converted.push(symbol);
        } else if !first.iter().any(|(known, _)| *known == symbol) && !cx.is_quoted(mention.tokens.start) {
            first.push((symbol, mention));
        }
    }
    for (symbol, mention) in first.into_iter().filter(|(symbol, _)| !converted.contains(symbol)) {
        let message = Message::new(
            format!("“{}” là đơn vị ngoài hệ đo pháp định ({symbol}), chưa kèm quy đổi", cx.quote(mention.span)),
            format!("“{}” is in no legal unit ({symbol}), and is not converted", cx.quote(mention.span)),
        );
        out.report(mention.span, message).done();
    }
}

fn symbol_of<'a>(cx: &Context<'a>, mention: &Mention) -> Option<&'a str> {
    let Base::Unit(id, UnitKind::Measure) = mention.quantity()?.unit.base else { return None };
    cx.annotated.lexicon().unit(id).map(|unit| unit.symbol.as_str())
}

/// Whether `other` tells an amount in a legal unit right beside `mention`.
fn is_conversion(cx: &Context<'_>, mention: &Mention, other: &Mention) -> bool {
    let Some(Base::Unit(id, _)) = other.quantity().map(|quantity| quantity.unit.base) else { return false };
    let legal =
        cx.annotated.lexicon().unit(id).is_some_and(|unit| {
            DIMENSIONS.contains(&unit.dimension.as_str()) && !UNITS.contains(&unit.symbol.as_str())
        });
    let apart =
        other.tokens.start.saturating_sub(mention.tokens.end) + mention.tokens.start.saturating_sub(other.tokens.end);
    legal && apart <= REACH
}

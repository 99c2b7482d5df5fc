//! "5%" beside "5 phần trăm". Invariant: only numbers in digits are compared; "phần trăm" behind a number in words is the
//! only way to write it.

use crate::lexicon::{UnitKind, words};
use crate::mention::Base;
use crate::rule::ways::Ways;
use crate::rule::written::{digit_tokens, unit_token};
use crate::rule::{Context, Message, Sink};

/// How a percentage is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Sign,
    Words,
}

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    let mut ways = Ways::new();
    let scan = cx.scan();
    for mention in cx.annotated.mentions() {
        let Some(quantity) = mention.quantity() else { continue };
        if !matches!(quantity.unit.base, Base::Unit(_, UnitKind::Percent)) {
            continue;
        }
        let Some((first, end)) = digit_tokens(cx, mention, quantity) else { continue };
        let Some(unit) = unit_token(cx, mention, quantity).filter(|&unit| unit == end) else { continue };
        let way = if scan.is_mark(unit, '%') { Way::Sign } else { Way::Words };
        if way == Way::Sign || scan.is_one_of(unit, words!["phần"]) {
            ways.add(way, unit, scan.span(first, mention.tokens.end));
        }
    }
    let message = Message::new("“%” và “phần trăm” viết lẫn lộn trong một bài", "“%” and “phần trăm” in one document");
    ways.report(cx, out, message, |span, way| {
        let written = cx.quote(span);
        let number = written.trim_end_matches(|c: char| !c.is_ascii_digit());
        let alone = written.len() - number.len() <= " phần trăm".len();
        alone.then(|| if way == Way::Sign { format!("{number}%") } else { format!("{number} phần trăm") })
    });
}

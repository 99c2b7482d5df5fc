//! "quý I" beside "quý 2", "thế kỷ XX" beside "thế kỷ 21". Invariant: quarters are compared with quarters, centuries with
//! centuries.

use crate::mention::{Kind, Mention};
use crate::rule::ways::Ways;
use crate::rule::{Context, Message, Sink};
use crate::text::Span;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Numeral {
    Arabic,
    Roman,
}

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    let (mut quarters, mut centuries) = (Ways::new(), Ways::new());
    for mention in cx.annotated.mentions() {
        let (ways, word) = match mention.kind {
            Kind::Quarter(..) => (&mut quarters, "quý"),
            Kind::Ordinal(_) => (&mut centuries, "kỷ"),
            _ => continue,
        };
        if let Some((numeral, at)) = numeral_behind(cx, mention, word) {
            ways.add(numeral, at, cx.scan().span(at, at + 1));
        }
    }
    let quarter = Message::new("Quý khi viết số La Mã, khi viết số thường", "Quarters in Roman and in Arabic numerals");
    quarters.report(cx, out, quarter, |span, numeral| rewrite(cx, span, numeral));
    let century =
        Message::new("Thế kỷ khi viết số La Mã, khi viết số thường", "Centuries in Roman and in Arabic numerals");
    centuries.report(cx, out, century, |span, numeral| rewrite(cx, span, numeral));
}

fn numeral_behind(cx: &Context<'_>, mention: &Mention, word: &str) -> Option<(Numeral, usize)> {
    let scan = cx.scan();
    let at = mention.tokens.clone().find(|&at| scan.is_spelled(at, word))? + 1;
    if !mention.tokens.contains(&at) {
        return None;
    }
    let numeral = if scan.is_digits(at) { Numeral::Arabic } else { Numeral::Roman };
    counted(scan.str(at)).map(|_| (numeral, at))
}

/// The numerals of quarters and centuries.
const ROMAN: [&str; 21] = [
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII",
    "XVIII", "XIX", "XX", "XXI",
];

/// Which of [`ROMAN`] it writes, in either numerals.
fn counted(written: &str) -> Option<usize> {
    let arabic = || written.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    ROMAN.iter().position(|roman| *roman == written).or_else(arabic).filter(|&at| at < ROMAN.len())
}

fn rewrite(cx: &Context<'_>, span: Span, numeral: Numeral) -> Option<String> {
    let at = counted(cx.quote(span))?;
    match numeral {
        Numeral::Arabic => Some((at + 1).to_string()),
        Numeral::Roman => ROMAN.get(at).map(|roman| (*roman).to_owned()),
    }
}

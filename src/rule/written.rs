//! Questions about how a quantity is written. Invariant: every answer is about tokens of the mention that is asked about.

use crate::lexicon::Words;
use crate::mention::{Mention, Quantity};
use crate::rule::Context;

/// The first token of the unit that stands behind the number; `None` where the number took its unit from a neighbour.
pub(super) fn unit_token(cx: &Context<'_>, mention: &Mention, quantity: &Quantity) -> Option<usize> {
    let scan = cx.scan();
    let mut inside = mention
        .tokens
        .clone()
        .rev()
        .take_while(|&at| scan.get(at).is_some_and(|token| token.span.start >= quantity.number_span.end));
    inside.by_ref().last().filter(|_| !quantity.unit.is_none())
}

/// The token that opens the digits of the number, and one past its last digit or separator; `None` for numbers in words.
pub(super) fn digit_tokens(cx: &Context<'_>, mention: &Mention, quantity: &Quantity) -> Option<(usize, usize)> {
    let scan = cx.scan();
    let range = cx.number_tokens(mention, quantity);
    let first = range.clone().find(|&at| scan.is_digits(at))?;
    let mut end = first + 1;
    while end < range.end && scan.is_glued(end) && (scan.is_digits(end) || scan.is_any_mark(end, ".,")) {
        end += 1;
    }
    Some((first, end))
}

/// "100m nữ", "chạy 200m": the name of an event, which is written as one word.
pub(super) fn is_race(cx: &Context<'_>, mention: &Mention, unit: usize) -> bool {
    const AFTER: Words = Words::of(&[
        "nữ",
        "nam",
        "tự",
        "bơi",
        "ếch",
        "bướm",
        "ngửa",
        "chạy",
        "rào",
        "vượt",
        "hỗn",
        "tiếp",
        "cá",
        "đồng",
        "đơn",
        "súng",
        "trường",
    ]);
    const BEFORE: Words = Words::of(&["chạy", "bơi", "ly", "dung", "x", "rào", "tiếp", "bắn"]);
    let scan = cx.scan();
    let before =
        mention.tokens.start.checked_sub(1).is_some_and(|at| scan.is_one_of(at, &BEFORE) || scan.is_mark(at, 'x'));
    scan.str(unit) == "m" && (before || scan.is_one_of(unit + 1, &AFTER))
}

//! A magnitude word, a unit or a number written twice in a row. Invariant: the second of the two can open no other word
//! or phrase ("đồng đồng thời").

use crate::lexicon::{Entry, NumberWord, Role, UnitKind, Words};
use crate::mention::{Base, Mention, Quantity};
use crate::rule::{Applicability, Context, Message, Sink};
use crate::text::Span;

/// Words that may follow "đồng" and make no word with it.
const BEHIND_DONG: Words = Words::of(&[
    "cho", "và", "với", "để", "từ", "năm", "trong", "tại", "so", "là", "của", "vào", "theo", "trên", "đối", "mỗi",
    "một", "khi", "do", "bằng", "tăng", "giảm", "được", "đã", "cùng", "nhưng",
]);

/// Measures are doubled by no word that goes on; what counts time or occasions is ("năm năm", "hai lần lần lượt").
const CLEAR: [UnitKind; 4] = [UnitKind::Money, UnitKind::Percent, UnitKind::PercentPoint, UnitKind::Measure];

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    let mut before: Option<(&Mention, &Quantity)> = None;
    for mention in cx.annotated.mentions() {
        let Some(quantity) = mention.quantity() else {
            before = None;
            continue;
        };
        if let Some((span, text)) = doubled_word(cx, mention, quantity) {
            report(cx, out, span, text);
        } else if let Some(span) = before.and_then(|first| doubled_number(cx, first, (mention, quantity))) {
            report(cx, out, span, cx.quote(quantity.number_span));
        }
        before = Some((mention, quantity));
    }
}

/// The two words, and what is to stand there.
fn doubled_word<'a>(cx: &Context<'a>, mention: &Mention, quantity: &Quantity) -> Option<(Span, &'a str)> {
    let scan = cx.scan();
    // The second word may have been left out of the quantity.
    let last = mention.tokens.end;
    let at =
        (mention.tokens.start..last).find(|&at| same_word(cx, at) && quantity.number_span.start < start(cx, at))?;
    let magnitude = |at| matches!(scan.number_word(at), Some(NumberWord::Magnitude(power)) if power >= 3);
    let is_doubled = if magnitude(at) {
        // Only digits before: "hàng triệu triệu", "nghìn nghìn" are ways of speaking.
        at.checked_sub(1).is_some_and(|number| scan.is_digits(number))
    } else if scan.is_mark(at, '%') {
        scan.is_glued(at + 1)
    } else {
        at + 1 == last && is_clear(quantity) && closes(cx, at + 1)
    };
    is_doubled.then(|| (scan.span(at, at + 2), scan.str(at)))
}

fn start(cx: &Context<'_>, at: usize) -> u32 {
    cx.scan().get(at).map_or(0, |token| token.span.start)
}

fn same_word(cx: &Context<'_>, at: usize) -> bool {
    let scan = cx.scan();
    let marks = scan.is_mark(at, '%') && scan.is_mark(at + 1, '%');
    let word = || scan.is_word(at) && scan.is_word(at + 1) && !scan.is_glued(at + 1);
    marks || word() && scan.str(at).len() > 1 && scan.str(at).eq_ignore_ascii_case(scan.str(at + 1))
}

fn is_clear(quantity: &Quantity) -> bool {
    matches!(quantity.unit.base, Base::Unit(_, kind) if CLEAR.contains(&kind))
}

/// Whether the word at `at` can be nothing but the unit once more.
fn closes(cx: &Context<'_>, at: usize) -> bool {
    let scan = cx.scan();
    let next = at + 1;
    let alone = scan.phrase(at, |entry| matches!(entry, Entry::Opaque | Entry::Noun(_)).then_some(()));
    let ends = !scan.is_word(next) && !scan.is_digits(next) && !scan.is_dash(next)
        || scan.is_one_of(next, &BEHIND_DONG)
        || scan.is(next, Role::AfterUnit);
    ends && alone.is_none_or(|(length, ())| length == 1)
}

/// "12 12 ha": two numbers of the same digits, the first without a unit.
fn doubled_number(cx: &Context<'_>, first: (&Mention, &Quantity), second: (&Mention, &Quantity)) -> Option<Span> {
    let ((before, bare), (mention, quantity)) = (first, second);
    let text = cx.quote(bare.number_span);
    let adjacent = before.tokens.end == mention.tokens.start && before.span == bare.number_span;
    let same = text == cx.quote(quantity.number_span) && text.len() > 1 && !cx.scan().is_glued(mention.tokens.start);
    let measured = matches!(quantity.unit.base, Base::Unit(_, kind) if CLEAR.contains(&kind)) && bare.unit.is_none();
    (adjacent && same && measured).then(|| bare.number_span.cover(quantity.number_span))
}

fn report(cx: &Context<'_>, out: &mut Sink<'_>, span: Span, text: &str) {
    let quote = cx.quote(span);
    let message = Message::new(format!("“{quote}”: viết lặp"), format!("“{quote}”: written twice"));
    out.report(span, message).suggest(span, text, Applicability::Suggest).done();
}

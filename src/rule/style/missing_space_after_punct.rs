//! Punctuation behind a number that is glued to the next word. Invariant: a stop counts only before a word that can
//! open a sentence, because names and files have stops inside.

use crate::lexicon::Case;
use crate::mention::{Kind, Mention};
use crate::rule::places::Places;
use crate::rule::{Applicability, Context, Message, Sink};

/// "7,45%),cho": no more marks stand in a row.
const MOST_MARKS: usize = 4;

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    let mut places = Places::default();
    let scan = cx.scan();
    for mention in cx.annotated.mentions() {
        let Some(word) = glued_word(cx, mention) else { continue };
        let mut first = mention.tokens.end.saturating_sub(1);
        while first > mention.tokens.start && scan.is_glued(first) {
            first -= 1;
        }
        let span = scan.span(first, word + 1);
        places.add(span, format!("{} {}", cx.quote(scan.span(first, word)), scan.str(word)));
    }
    let message = Message::new("Thiếu dấu cách sau dấu câu", "A missing space after punctuation");
    places.report(out, Applicability::Safe, message, []);
}

/// The word glued to the punctuation behind `mention`.
fn glued_word(cx: &Context<'_>, mention: &Mention) -> Option<usize> {
    let scan = cx.scan();
    let from = mention.tokens.end;
    let named = matches!(mention.kind, Kind::Identifier(_)) && !scan.is_digits(from.saturating_sub(1));
    // "V.League": an initial is no number.
    let initial = from > 0 && scan.is_word(from - 1) && scan.get(from - 1).is_some_and(|token| token.is_capitalised());
    if named || initial || matches!(mention.kind, Kind::Identifier("url" | "version")) {
        return None;
    }
    let word = (from..from + MOST_MARKS).find(|&at| !(scan.is_glued(at) && scan.is_any_mark(at, ",.;)%”\"")))?;
    let last = word.checked_sub(1).filter(|&last| last >= from)?;
    let token = scan.get(word).filter(|token| token.is_glued() && scan.is_word(word) && !token.span.is_empty())?;
    let letters = scan.str(word).chars().count();
    let opens_sentence = token.case == Case::Capital && letters > 1 && !is_file_like(cx, word);
    match scan.str(last) {
        // "=AND(A1>5;B2)": the arguments of a formula.
        "," | ";" => (token.case == Case::Lower || letters > 1 && token.case == Case::Capital).then_some(word),
        "." => opens_sentence.then_some(word),
        // "1)a", "(2)H": marks of lists and formulas.
        ")" => (letters > 1 && token.case != Case::Upper).then_some(word),
        _ => None,
    }
}

/// "24h.Com.vn": the word goes on as a name with stops.
fn is_file_like(cx: &Context<'_>, word: usize) -> bool {
    let scan = cx.scan();
    scan.is_any_mark(word + 1, "./@_") && scan.is_glued(word + 1) && scan.is_word(word + 2) && scan.is_glued(word + 2)
}

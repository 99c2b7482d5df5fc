//! Counts of things that come whole, with a fraction. Invariant: an average, a rate or a pair of neighbouring numbers
//! ("4,5 người" are four or five) is never called a count.

use crate::lexicon::Words;
use crate::mention::{Amount, Base, Mention, Quantity};
use crate::number::{Decimal, Form, Grouping};
use crate::rule::{Context, Message, Sink};

/// What comes whole, by its name in the vocabulary.
const WHOLE: [&str; 22] = [
    "người",
    "hộ",
    "hộ dân",
    "hộ nghèo",
    "gia đình",
    "căn",
    "căn hộ",
    "căn nhà",
    "ngôi nhà",
    "dự án",
    "doanh nghiệp",
    "công ty",
    "học sinh",
    "sinh viên",
    "đại biểu",
    "lao động",
    "công nhân",
    "bệnh nhân",
    "xã",
    "thôn",
    "trường học",
    "thí sinh",
];
/// What averages are called, anywhere in the sentence.
const AVERAGES: [&[&str]; 6] =
    [&["bình", "quân"], &["trung", "bình"], &["mật", "độ"], &["hiệu", "suất"], &["mức", "sinh"], &["tỷ", "lệ", "sinh"]];
/// Words of rates, near the number.
const RATES: Words = Words::of(&["mỗi", "cứ", "một", "hệ", "quy"]);
/// How near.
const REACH: usize = 6;

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    for mention in cx.annotated.mentions() {
        let Some(quantity) = mention.quantity() else { continue };
        if is_broken(quantity) && is_whole(cx, quantity) && !is_average(cx, mention) {
            let span = cx.scan().span(cx.number_tokens(mention, quantity).start, mention.tokens.end);
            let message = Message::new(
                format!("{}: số đếm không thể lẻ", cx.quote(span)),
                format!("{}: a count has no fraction", cx.quote(span)),
            );
            out.report(span, message).done();
        }
    }
}

/// A decimal comma in plain digits, and no pair such as "4,5" or "2,3".
fn is_broken(quantity: &Quantity) -> bool {
    let Amount::One(number) = quantity.amount else { return false };
    let comma =
        quantity.grouping == Grouping::Vietnamese && number.form == Form::Digits && number.value.trailing_place() < 0;
    let next = number.value.checked_mul(Decimal::from_int(10)).and_then(Decimal::to_int);
    let pair = next.is_some_and(|tenths| tenths % 10 == tenths / 10 + 1);
    comma && !pair && quantity.other.is_none() && quantity.unit.per.is_empty()
}

fn is_whole(cx: &Context<'_>, quantity: &Quantity) -> bool {
    let Base::Noun(id) = quantity.unit.base else { return false };
    cx.annotated.lexicon().noun(id).is_some_and(|noun| WHOLE.contains(&noun))
}

fn is_average(cx: &Context<'_>, mention: &Mention) -> bool {
    let scan = cx.scan();
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    let named =
        |at: usize| AVERAGES.iter().any(|words| words.iter().zip(at..).all(|(word, at)| scan.is_spelled(at, word)));
    let mut near = start.saturating_sub(REACH)..end + REACH;
    scan.is_mark(end, '/') || near.any(|at| scan.is_one_of(at, &RATES)) || cx.sentence(mention.span).any(named)
}

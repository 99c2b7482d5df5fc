//! A number grouped the English way among numbers grouped the Vietnamese way. Invariant: both ways are certain, which one
//! group of three digits never is; what neither way reads is the business of `separator-malformed`.

use crate::lexicon::UnitKind;
use crate::mention::{Base, Mention, Quantity};
use crate::number::{Form, Grouping};
use crate::rule::written::digit_tokens;
use crate::rule::{Applicability, Context, Message, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    let quantities = || cx.annotated.mentions().iter().filter_map(|mention| Some((mention, mention.quantity()?)));
    let english: Vec<_> = quantities().filter(|(mention, quantity)| is_english(cx, mention, quantity)).collect();
    if english.is_empty() {
        return;
    }
    let vietnamese = quantities().filter(|(_, quantity)| is_vietnamese(cx, quantity)).count();
    // A document that is English for the most part has a style of its own.
    if vietnamese < english.len() {
        return;
    }
    for (mention, quantity) in english {
        report(cx, out, mention, quantity);
    }
}

/// "1,250,000 đồng", "33,448.222 triệu đồng".
fn is_english(cx: &Context<'_>, mention: &Mention, quantity: &Quantity) -> bool {
    let priced = matches!(quantity.unit.base, Base::Noun(_) | Base::Unit(_, UnitKind::Money | UnitKind::Measure));
    quantity.grouping == Grouping::EnglishThousands && priced && !cx.is_quoted(mention.tokens.start)
}

/// "1.250.000", "1.234,5": points part thousands, and can part nothing else.
fn is_vietnamese(cx: &Context<'_>, quantity: &Quantity) -> bool {
    let written = cx.quote(quantity.number_span);
    let points = written.bytes().filter(|&byte| byte == b'.').count();
    quantity.grouping == Grouping::Vietnamese && (points > 1 || points == 1 && written.contains(','))
}

fn report(cx: &Context<'_>, out: &mut Sink<'_>, mention: &Mention, quantity: &Quantity) {
    let Some((first, end)) = digit_tokens(cx, mention, quantity) else { return };
    let digits = cx.scan().span(first, end);
    let span = cx.scan().span(first, mention.tokens.end);
    let written = cx.quote(digits);
    let message = Message::new(
        format!("“{written}” viết theo kiểu Anh, trong khi bài dùng dấu chấm ngăn hàng nghìn"),
        format!("“{written}” is grouped the English way in a document that parts thousands with points"),
    );
    let finding = out.report(span, message);
    // Three digits behind the point may be a last group as well.
    let certain = quantity.number().is_some_and(|number| number.last_place > -3 || number.form == Form::Scaled);
    let certain = certain && written.rsplit('.').next().is_none_or(|tail| tail.len() != 3 || !written.contains('.'));
    if certain {
        let swapped = |c: char| match c {
            ',' => '.',
            '.' => ',',
            _ => c,
        };
        finding.suggest(digits, written.chars().map(swapped).collect::<String>(), Applicability::Suggest).done();
    }
}

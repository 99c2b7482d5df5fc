//! Days that no calendar has. Invariant: only what the text shows to be a date is judged.

use crate::lexicon::{Cue, Kinds, Part};
use crate::mention::{DateValue, Kind, Mention};
use crate::rule::{Applicability, Context, Message, Severity, Sink};

pub(super) fn check(cx: &Context<'_>, out: &mut Sink<'_>) {
    for mention in cx.annotated.mentions() {
        if let Kind::Date(date) = mention.kind
            && !date.exists()
            && !is_quoted_or_corrected(cx, mention)
            && !is_lunar(cx, mention)
        {
            report(cx, out, mention, date);
        }
    }
}

/// A reader's joke ("đợi tới ngày 32/2") stands in quotation marks, a corrected mistake beside its correction.
fn is_quoted_or_corrected(cx: &Context<'_>, mention: &Mention) -> bool {
    cx.is_quoted(mention.tokens.start) || cx.has_cue(cx.sentence(mention.span), |cue| cue == Cue::Erratum)
}

/// "30/2 (âm lịch)": lunar months have other lengths.
fn is_lunar(cx: &Context<'_>, mention: &Mention) -> bool {
    let scan = cx.scan();
    let end = mention.tokens.end;
    (end..end + 2).any(|at| scan.part(at, Part::Lunar).is_some())
}

fn report(cx: &Context<'_>, out: &mut Sink<'_>, mention: &Mention, date: DateValue) {
    let quote = cx.quote(mention.span);
    let (day, month) = (date.day.unwrap_or(0), date.month.unwrap_or(0));
    let swapped = DateValue { day: Some(month), month: Some(day), ..date };
    if month > 12 && date.year.is_some() && swapped.exists() {
        let message = Message::new(
            format!("“{quote}”: không có tháng {month}; viết tháng trước ngày, kiểu Mỹ?"),
            format!("“{quote}”: there is no month {month}; is the month written first?"),
        );
        let finding = out.report(mention.span, message).severity(Severity::Warning);
        match turned(cx, mention) {
            Some((span, text)) => finding.suggest(span, text, Applicability::Suggest).done(),
            None => finding.done(),
        }
        return;
    }
    let (vi, en) = match (month, date.year) {
        (0 | 13.., _) => (format!("không có tháng {month}"), format!("there is no month {month}")),
        _ if day == 0 || day > 31 => (format!("không có ngày {day}"), format!("there is no day {day}")),
        (2, Some(year)) if day == 29 => {
            (format!("tháng 2/{year} chỉ có 28 ngày"), format!("February {year} has 28 days"))
        }
        (2, _) => ("tháng 2 có nhiều nhất 29 ngày".to_owned(), "February has at most 29 days".to_owned()),
        _ => (format!("tháng {month} chỉ có 30 ngày"), format!("month {month} has 30 days")),
    };
    let finding = out.report(mention.span, Message::new(format!("“{quote}”: {vi}"), format!("“{quote}”: {en}")));
    if is_named(cx, mention) || date.year.is_some() {
        finding.done();
    } else {
        finding.severity(Severity::Warning).done();
    }
}

/// "ngày 31/4", "chiều 23/20": a word says that it is a day.
fn is_named(cx: &Context<'_>, mention: &Mention) -> bool {
    let scan = cx.scan();
    let start = mention.tokens.start;
    let before = start.saturating_sub(2)..=start;
    before.into_iter().any(|at| scan.length_of(at, Kinds::CALENDAR.and(Kinds::WEEKDAY).and(Kinds::RELATIVE)).is_some())
}

/// The first two numbers of the date in the other order, and where they stand.
fn turned(cx: &Context<'_>, mention: &Mention) -> Option<(crate::text::Span, String)> {
    let scan = cx.scan();
    let first = mention.tokens.clone().find(|&at| scan.is_digits(at))?;
    let second = first + 2;
    scan.is_digits(second).then(|| {
        (scan.span(first, second + 1), format!("{}{}{}", scan.str(second), scan.str(first + 1), scan.str(first)))
    })
}
